using System.Runtime.Loader;

namespace TypedDao.Editors;

/// <summary>Takes the compiler's assemblies from the SDK that builds, so that the package carries none.</summary>
internal static class SdkCompiler
{
    /// <summary>Finds what is not beside this program in a folder.</summary>
    /// <param name="folder">The folder of the compiler.</param>
    public static void Use(string folder)
        => AssemblyLoadContext.Default.Resolving += (context, name) => Path.Combine(folder, name.Name + ".dll") is var path && File.Exists(path)
            ? context.LoadFromAssemblyPath(path)
            : null;
}
