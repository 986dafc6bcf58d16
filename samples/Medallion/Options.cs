namespace Medallion;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        Takes flights and airports through bronze, silver and gold.

          dotnet run --project samples/Medallion [-- [--input DIR] [--environment local|test]]

          --input DIR         folder with airports.csv and flights as JSON arrays (flights*.json), JSON lines
                              (flights*.jsonl) or Parquet (flights*.parquet); default: the real ones of catalog/data.
                              eng/make-flights makes more
          --environment NAME  local: the lake is a folder, .data or what FLIGHTS_LAKE says; test: it is in memory
        """;

    /// <summary>The folder with the input.</summary>
    public string Input { get; init; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>How the input is called in the output.</summary>
    public string InputName { get; init; } = "catalog/data";

    public bool Help { get; init; }

    /// <exception cref="UsageException">The arguments are not what <see cref="Usage"/> says.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--help":
                    options = options with { Help = true };
                    break;
                case "--input":
                    string folder = Value(ref i);
                    options = options with { Input = folder, InputName = folder };
                    break;
                case "--environment":
                    // The catalog's context looks for it itself.
                    _ = Value(ref i);
                    break;
                default:
                    throw new UsageException($"{arguments[i]} is not an option.");
            }
        }

        return options;

        string Value(ref int at) => ++at < arguments.Count ? arguments[at] : throw new UsageException($"{arguments[at - 1]} needs a value.");
    }
}
