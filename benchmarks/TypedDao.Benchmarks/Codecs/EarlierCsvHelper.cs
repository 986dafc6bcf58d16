using System.Reflection;
using System.Runtime.Loader;

namespace TypedDao.Benchmarks.Codecs;

/// <summary>CsvHelper 33, which a process can hold beside the current version only in a load context of its own.</summary>
public sealed class EarlierCsvHelper
{
    private const string Name = "TypedDao.Benchmarks.CsvHelper33";

    /// <summary>Loads the assembly that runs it from where the build leaves it.</summary>
    public EarlierCsvHelper()
    {
        string own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string folder = Path.Combine(own, "..", "..", Name, Path.GetFileName(own));
        var context = new Context(Path.GetFullPath(Path.Combine(folder, Name + ".dll")));
        Type runs = context.LoadFromAssemblyPath(context.Path).GetType($"{Name}.CsvHelper33Runs", throwOnError: true)!;
        Read = runs.GetMethod(nameof(Read))!.CreateDelegate<Func<string, long>>();
        Load = runs.GetMethod(nameof(Load))!.CreateDelegate<Func<string, Array>>();
        Write = runs.GetMethod(nameof(Write))!.CreateDelegate<Action<Array, string>>();
    }

    /// <summary>Reads a file and looks at each row.</summary>
    public Func<string, long> Read { get; }

    /// <summary>Reads the rows of a file.</summary>
    public Func<string, Array> Load { get; }

    /// <summary>Writes rows that it read.</summary>
    public Action<Array, string> Write { get; }

    private sealed class Context(string path) : AssemblyLoadContext("CsvHelper 33")
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        public string Path { get; } = path;

        protected override Assembly? Load(AssemblyName assemblyName)
            => _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }
}
