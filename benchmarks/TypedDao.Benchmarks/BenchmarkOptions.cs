using System.Globalization;

namespace TypedDao.Benchmarks;

/// <summary>What to run.</summary>
/// <param name="Names">The benchmarks; empty for all.</param>
/// <param name="Rows">Rows of the data.</param>
/// <param name="Rounds">Rounds that count.</param>
/// <param name="Folder">Where files are made; removed at the end.</param>
public sealed record BenchmarkOptions(IReadOnlyList<string> Names, int Rows, int Rounds, string Folder)
{
    private const string SharedMemory = "/dev/shm";

    public static BenchmarkOptions Parse(string[] args)
    {
        var names = new List<string>();
        int rows = 1_048_576;
        int rounds = 7;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--rows":
                    rows = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--rounds":
                    rounds = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                default:
                    names.Add(args[i]);
                    break;
            }
        }

        // Files in memory, where there are such: no disk is measured.
        string parent = Directory.Exists(SharedMemory) ? SharedMemory : Path.GetTempPath();
        return new BenchmarkOptions(names, rows, rounds, Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName())).FullName);
    }
}
