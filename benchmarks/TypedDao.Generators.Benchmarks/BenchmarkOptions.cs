using System.Globalization;

namespace TypedDao.Generators.Benchmarks;

/// <summary>What to measure.</summary>
/// <param name="Objects">The sizes of the catalogs.</param>
/// <param name="Rounds">Rounds that count.</param>
/// <param name="Compiles">Whether the emitted code is compiled too, which takes most of the time.</param>
/// <param name="Output">The file that the page is written to; null for none.</param>
internal sealed record BenchmarkOptions(IReadOnlyList<int> Objects, int Rounds, bool Compiles, string? Output)
{
    public const string Help = """
        Measures what the generator takes for catalogs of several sizes, and what the compiler takes for its code.

          --objects 10,1000,10000   sizes of the catalogs, in objects (default: 10,1000)
          --rounds N                rounds that count, of which medians are shown (default: 7)
          --no-compile              leave out the compile of the emitted code: of 10,000 objects it takes minutes
          --output PATH             write the page to a file too
          --help                    this text

        """;

    private const int MaxObjects = 100_000;
    private const int MaxRounds = 1_000;

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It is wrong: the message says where and what to write.</exception>
    public static BenchmarkOptions Parse(IReadOnlyList<string> args)
    {
        var options = new BenchmarkOptions([10, 1_000], 7, true, null);
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--objects" => options with { Objects = [.. ValueOf(args, i++).Split(',').Select(size => Number("--objects", size, MaxObjects))] },
                "--rounds" => options with { Rounds = Number("--rounds", ValueOf(args, i++), MaxRounds) },
                "--output" => options with { Output = ValueOf(args, i++) },
                "--no-compile" => options with { Compiles = false },
                _ => throw new FormatException($"There is no option '{args[i]}'; there are --objects, --rounds, --no-compile, --output and --help."),
            };
        }

        return options;
    }

    private static string ValueOf(IReadOnlyList<string> args, int index) => index + 1 < args.Count && !args[index + 1].StartsWith("--", StringComparison.Ordinal)
        ? args[index + 1]
        : throw new FormatException($"'{args[index]}' needs a value; see --help.");

    private static int Number(string option, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most
            ? number
            : throw new FormatException($"'{option}' is '{text}', which is no whole number from 1 to {most.ToString("N0", CultureInfo.InvariantCulture)}.");
}
