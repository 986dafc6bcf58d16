using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>The emitted files of a catalog, compiled as a user's project would, with every warning.</summary>
internal sealed class EmittedCode
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(FindReferences);

    private readonly CatalogModel _catalog;
    private Assembly? _assembly;

    private EmittedCode(CatalogModel catalog)
    {
        _catalog = catalog;
        Files = OutputPlan.Of(catalog).ToDictionary(output => output.HintName, output => output.Emit());
    }

    /// <summary>The files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    public string AllText => string.Concat(Files.Values);

    public static EmittedCode Of(CatalogModel catalog) => new(catalog);

    public static EmittedCode Of(RowModel row) => new(Models.Catalog(Models.Store("Bronze", Models.File("events", row))));

    /// <summary>Compiles; anything that the compiler says fails the test with the line it is about.</summary>
    public EmittedCode AssertCompiles(string? userCode = null)
    {
        IEnumerable<string> problems = Problems(userCode);
        Assert.True(!problems.Any(), string.Join('\n', problems));
        return this;
    }

    /// <summary>What the compiler says: errors, warnings, and suggestions.</summary>
    public IReadOnlyList<string> Problems(string? userCode = null)
        => [.. Compile(userCode).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info).Select(Describe)];

    /// <summary>A statement that must not compile, since the object has no such operation.</summary>
    public void AssertHasNoOperation(string expression)
    {
        IEnumerable<string> ids = Compile(Statement(expression)).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id);
        Assert.True(ids.Any(), $"{expression} compiles.");

        // No such member, or an extension method of another receiver.
        Assert.All(ids, id => Assert.Contains(id, new[] { "CS1061", "CS1929", "CS0411" }));
    }

    /// <summary>A statement that must compile.</summary>
    public void AssertHasOperation(string expression) => AssertCompiles(Statement(expression));

    public Type Type(string name) => Load().GetType(name, throwOnError: true)!;

    /// <summary>Compiles the body of a static method against the emitted code and runs it.</summary>
    public T Run<T>(string body)
    {
        string code = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using Acme.Data;
            using Acme.Data.Bronze;
            using TypedDao;
            using TypedDao.Catalogs;
            using TypedDao.Extensibility;
            internal static class Program { public static object Run()
            {
            {{body}}
            } }
            """;
        AssertCompiles(code);
        return (T)Load(code).GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!;
    }

    /// <summary>The documentation file that the compiler writes.</summary>
    public string DocumentationFile()
    {
        using var stream = new MemoryStream();
        using var documentation = new MemoryStream();
        Assert.True(Compile(null).Emit(stream, xmlDocumentationStream: documentation).Success);
        return System.Text.Encoding.UTF8.GetString(documentation.ToArray());
    }

    private static string Statement(string expression) => $$"""
        using Acme.Data; using Acme.Data.Bronze; using TypedDao;
        internal static class Program { public static void Run() { _ = {{expression}}; } }
        """;

    private Assembly Load() => _assembly ??= Load(null);

    private Assembly Load(string? userCode)
    {
        using var stream = new MemoryStream();
        CSharpCompilation compilation = Compile(userCode);
        Assert.True(compilation.Emit(stream).Success, string.Join('\n', Problems(userCode)));
        stream.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(stream);
    }

    private CSharpCompilation Compile(string? userCode)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);
        List<SyntaxTree> trees = [.. Files.Select(file => CSharpSyntaxTree.ParseText(file.Value, options, file.Key))];
        if (userCode is not null)
        {
            trees.Add(CSharpSyntaxTree.ParseText(userCode, options.WithDocumentationMode(DocumentationMode.None), "user.cs"));
        }

        return CSharpCompilation.Create(
            $"Emitted.{_catalog.ClassName}",
            trees,
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999)
                .WithSpecificDiagnosticOptions([new("CS8019", ReportDiagnostic.Suppress), new("CS8933", ReportDiagnostic.Suppress)]));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        SyntaxTree? tree = diagnostic.Location.SourceTree;
        string line = tree is null ? string.Empty : tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n    {tree?.FilePath}: {line.Trim()}";
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        string[] own = ["TypedDao.Generators", "TypedDao.Generators.Tests"];
        return
        [
            .. platform
                .Where(path => !own.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal))
                .Append(typeof(TestStoreProvider).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
