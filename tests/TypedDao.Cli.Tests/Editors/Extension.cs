using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedDao.Cli.Tests.Editors;

/// <summary>An assembly of an author of extensions.</summary>
internal static class Extension
{
    /// <summary>Compiles types, which need no usings.</summary>
    public static byte[] Compile(string types)
    {
        const string Head = "#nullable enable\nusing System.ComponentModel;\nusing TypedDao.Extensibility;\n[assembly: TypedDaoExtension]\n";
        var compilation = CSharpCompilation.Create(
            "Mongo",
            [CSharpSyntaxTree.ParseText(Head + types, cancellationToken: TestContext.Current.CancellationToken)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }
}
