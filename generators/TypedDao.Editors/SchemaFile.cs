using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Schema;

namespace TypedDao.Editors;

/// <summary>The schema of a project, with the types of all assemblies that it references.</summary>
internal static class SchemaFile
{
    /// <summary>Writes the schema where it differs from what is there, whole or not at all.</summary>
    /// <param name="references">Paths of the assemblies; mistakes in their types are told by the generator.</param>
    /// <param name="path">The file.</param>
    public static async Task WriteAsync(IReadOnlyList<string> references, string path)
    {
        string text = Build(references);
        if (File.Exists(path) && await File.ReadAllTextAsync(path).ConfigureAwait(false) == text)
        {
            return;
        }

        // Builds for several frameworks may write it at once.
        string part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllTextAsync(part, text).ConfigureAwait(false);
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    // Not inlined, so that the compiler's assemblies are asked for when it is known where they are.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Build(IReadOnlyList<string> references)
    {
        var compilation = CSharpCompilation.Create("TypedDao.Types", references: references.Select(reference => MetadataReference.CreateFromFile(reference)));
        return CatalogSchema.Write(new TypeTable(ReferencedTypes.Read(compilation, CancellationToken.None)).Index);
    }
}
