using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>The emitted files of a catalog, compiled as a user's project would, with every warning.</summary>
internal sealed class EmittedCode
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(FindReferences);

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private readonly CSharpCompilation _compilation;
    private readonly Lazy<Output> _output;

    private EmittedCode(CatalogModel catalog)
    {
        Files = OutputPlan.Of(catalog).ToDictionary(output => output.HintName, output => output.Emit().ToString());
        _compilation = CSharpCompilation.Create(
            $"Emitted.{catalog.ClassName}",
            Files.Select(file => CSharpSyntaxTree.ParseText(file.Value, ParseOptions, file.Key)),
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
        _output = new Lazy<Output>(() => Compile(_compilation));
    }

    /// <summary>The files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    public string AllText => string.Concat(Files.Values);

    public static EmittedCode Of(CatalogModel catalog) => new(catalog);

    public static EmittedCode Of(RowModel row) => new(Models.Catalog(Models.Store("Bronze", Models.File("events", row))));

    /// <summary>Compiles; anything that the compiler says fails the test with the line it is about.</summary>
    public EmittedCode AssertCompiles()
    {
        AssertNone(_output.Value.Problems);
        return this;
    }

    /// <summary>What the compiler says of statements of a user.</summary>
    public IReadOnlyList<string> Problems(string statements) => [.. Diagnose(statements).Select(Describe)];

    /// <summary>An expression that must compile, and that the compiler has nothing to say of.</summary>
    public void AssertHasOperation(string expression) => AssertNone(AssertCompiles().Problems($"_ = {expression};"));

    /// <summary>An expression that must not compile, since the object has no such operation.</summary>
    public void AssertHasNoOperation(string expression)
    {
        string[] ids = [.. AssertCompiles().Diagnose($"_ = {expression};").Select(diagnostic => diagnostic.Id)];
        Assert.True(ids.Length > 0, $"{expression} compiles.");

        // No such member, or an extension method of another receiver.
        Assert.All(ids, id => Assert.Contains(id, new[] { "CS1061", "CS1929", "CS0411" }));
    }

    public Type Type(string name) => AssertCompiles()._output.Value.Assembly.GetType(name, throwOnError: true)!;

    /// <summary>Compiles the body of a static method together with the emitted code and runs it.</summary>
    public T Run<T>(string body)
    {
        Output output = Compile(_compilation.AddSyntaxTrees(Program("object", body)));
        AssertNone(output.Problems);
        return (T)output.Assembly.GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!;
    }

    /// <summary>The documentation file that the compiler writes.</summary>
    public string DocumentationFile()
    {
        using var documentation = new MemoryStream();
        Assert.True(_compilation.Emit(Stream.Null, xmlDocumentationStream: documentation).Success);
        return Encoding.UTF8.GetString(documentation.ToArray());
    }

    private IEnumerable<Diagnostic> Diagnose(string statements)
    {
        SyntaxTree tree = Program("void", statements);
        return _compilation.AddSyntaxTrees(tree).GetSemanticModel(tree).GetDiagnostics().Where(IsProblem);
    }

    private static SyntaxTree Program(string result, string body)
        => CSharpSyntaxTree.ParseText(
            $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using Acme.Data;
            using Acme.Data.Bronze;
            using TypedDao;
            using TypedDao.Catalogs;
            using TypedDao.Extensibility;
            internal static class Program { public static {{result}} Run()
            {
            {{body}}
            } }
            """,
            ParseOptions.WithDocumentationMode(DocumentationMode.None),
            "user.cs");

    private static Output Compile(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        string[] problems = [.. result.Diagnostics.Where(IsProblem).Select(Describe)];
        return new Output(problems, new Lazy<Assembly>(() => new AssemblyLoadContext(null).LoadFromStream(new MemoryStream(stream.ToArray()))));
    }

    /// <summary>Errors, warnings and suggestions; a using of the frame around a user's statements may be idle.</summary>
    private static bool IsProblem(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Info && diagnostic.Id is not "CS8019";

    private static void AssertNone(IReadOnlyCollection<string> problems) => Assert.True(problems.Count == 0, string.Join('\n', problems));

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

    private sealed record Output(IReadOnlyCollection<string> Problems, Lazy<Assembly> Loaded)
    {
        public Assembly Assembly => Loaded.Value;
    }
}
