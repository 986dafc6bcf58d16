using System.Globalization;

namespace TypedDao.Benchmarks;

/// <summary>What to run.</summary>
/// <param name="Names">The benchmarks; empty for all.</param>
/// <param name="Rows">Rows of the data.</param>
/// <param name="Rounds">Rounds that count.</param>
/// <param name="Folder">Where files are made; made and removed by the process that runs benchmarks.</param>
/// <param name="Variant">The place of the variant that this process runs; null where it runs benchmarks.</param>
public sealed record BenchmarkOptions(IReadOnlyList<string> Names, int Rows, int Rounds, string Folder, int? Variant)
{
    private const string SharedMemory = "/dev/shm";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It is not understood.</exception>
    public static BenchmarkOptions Parse(string[] args)
    {
        var names = new List<string>();
        int rows = 1_048_576;
        int rounds = 7;
        string? folder = null;
        int? variant = null;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--rows":
                    rows = Number(args, ++i);
                    break;
                case "--rounds":
                    rounds = Number(args, ++i);
                    break;
                case "--variant":
                    variant = Number(args, ++i);
                    break;
                case "--folder":
                    folder = args[++i];
                    break;
                case { } option when option.StartsWith('-'):
                    throw new FormatException($"There is no option '{option}'; there are --rows N and --rounds N.");
                default:
                    names.Add(args[i]);
                    break;
            }
        }

        // Files in memory, where there are such: no disk is measured.
        string parent = Directory.Exists(SharedMemory) ? SharedMemory : Path.GetTempPath();
        return new BenchmarkOptions(names, rows, rounds, folder ?? Path.Combine(parent, Path.GetRandomFileName()), variant);
    }

    /// <summary>The command line of the process of one variant.</summary>
    public string[] ForVariant(string benchmark, int variant) =>
    [
        benchmark, "--rows", Rows.ToString(CultureInfo.InvariantCulture), "--folder", Folder, "--variant", variant.ToString(CultureInfo.InvariantCulture),
    ];

    private static int Number(string[] args, int index)
        => index < args.Length && int.TryParse(args[index], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new FormatException($"'{args[index - 1]}' takes a number.");
}
