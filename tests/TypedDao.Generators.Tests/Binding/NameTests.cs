using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Tests.Binding;

/// <summary>Whatever things are named, what is emitted compiles and hides nothing of the run time: other names are refused, at their place.</summary>
public sealed partial class NameTests
{
    private const string Head = "stores:\n  s:\n    type: memory\n";
    private const string Objects = Head + "    objects:\n";
    private const string InterfaceOf = "    interfaces: { spark: { type: S3SparkInterface }, spark_object: { type: S3FileInterface } }\n    objects:\n";

    /// <summary>What a user's code says of any catalog. Extension members are too new for this compiler: a test below speaks of them.</summary>
    private const string Probe = """
        namespace Acme.Data
        {
            internal static class ProbeOfUser
            {
                internal static object MakeContext() => new CatalogContext(new TypedDao.DataContextOptions());
                internal static void ConfigureContext() => Catalog.Configure(options => options);
                internal static System.IDisposable UseContext(CatalogContext context) => Catalog.Use(context);
                internal static System.Threading.Tasks.ValueTask CheckContext(CatalogContext context) => context.ValidateAsync();
                internal static string Names(CatalogContext context) => context.Environment + context.CatalogDefinition.Name + context.ToString() + context.GetType() + CatalogContext.Current + CatalogContext.Definition.Name;
                internal static bool AreSame(CatalogContext context) => context.Equals(context) && object.ReferenceEquals(context, Acme.Data.CatalogContext.Create(new()));
                internal static TypedDao.IDataObject FindObject(CatalogContext context) => context.GetObject("s.o");
                internal static System.Threading.Tasks.ValueTask Close(CatalogContext context) => context.DisposeAsync();
            }
        }
        """;

    /// <summary>Every word of emitted code, and every member of what emitted code derives from.</summary>
    private static readonly string[] Words =
    [
        .. Directory.EnumerateFiles(TestRepository.PathOf("tests", "TypedDao.Generators.Tests", "Golden"), "*.cs")
            .SelectMany(path => Word().Matches(File.ReadAllText(path)).Select(match => match.Value))
            .Concat(new[] { typeof(DataContext), typeof(DataObject), typeof(ReadableObject<,>), typeof(InMemoryContexts), typeof(object) }
                .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)).Select(member => member.Name))
            .Concat(["Clone", "EqualityContract", "PrintMembers", "Deconstruct", "op_Equality", "op_Inequality", "get_X", "set_X", "Finalize", "MemberwiseClone", "value__", "IsNull", "_path", "_context", "_target", "_Tags", "value", "field", "args", "Rows", "KeyOfKind", "ViaSpark", "Via", "Interfaces", "x", "X", "Main"])
            .Where(name => Word().Match(name) is { Success: true } match && match.Value == name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Places =>
    [
        "store", "object", "object with rows", "row", "column", "struct", "column of a struct", "enum", "values", "list", "placeholder", "partition", "partition with values",
        "partition of a member", "interface", "interface of a family", "file of a user's type",
    ];

    /// <summary>Without the last part of the namespace: there the catalog's class stands beside it.</summary>
    public static TheoryData<string> Catalogs =>
    [
        .. Words.Where(word => word is { Length: > 2 } and not "Data" && char.IsUpper(word[0]))
            .Where((_, index) => index % 12 == 0)
            .Concat(["ToString", "Configure", "Use", "Context", "System", "TypedDao", "Acme"])
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_name_of_emitted_code_compiles_or_is_refused(string place)
    {
        GeneratorOutcome outcome = GeneratorHost.Run(Catalog(place), Probe);
        outcome.AssertCompiles();
        Assert.All(outcome.Diagnostics, diagnostic => Assert.StartsWith("TDAO", diagnostic.Id, StringComparison.Ordinal));
        Assert.All(outcome.Diagnostics, diagnostic => Assert.NotEqual(0, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void A_name_of_the_catalog_compiles_or_is_refused(string name)
    {
        string yaml = $"catalog: {name}\n{Objects}      o: {{ type: FileObject, format: csv, columns: {{ id: int64 }} }}\n";
        GeneratorOutcome outcome = GeneratorHost.Run(yaml);
        outcome.AssertCompiles();
        if (outcome.Errors.Count == 0)
        {
            string probe = Probe.Replace("Catalog.", name + ".", StringComparison.Ordinal).Replace("CatalogContext", name + "Context", StringComparison.Ordinal);
            GeneratorHost.Run(yaml, probe).AssertCompiles();
        }
        else
        {
            Assert.StartsWith("(1,10): error TDAO2204: ", Assert.Single(outcome.Errors), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_run_time_adds_to_a_context_is_reserved()
    {
        var names = new[] { typeof(DataContext), typeof(InMemoryContexts) }
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(member => member is MethodInfo { IsPublic: true, IsSpecialName: false } or PropertyInfo { GetMethod.IsPublic: true })
            .Select(member => member.Name);
        Assert.DoesNotContain(names, name => !ReservedNames.Stores.Contains(name));
    }

    private static string Catalog(string place)
    {
        const string rows = "type: FileObject, format: csv, columns: { id: int64 }";
        return place switch
        {
            "store" => Each("stores:\n", (name, i) => $"  s{i}: {{ name: {name}, type: memory, objects: {{ o: {{ {rows} }} }} }}\n"),
            "object" => Each(Objects, (name, i) => $"      o{i}: {{ name: {name}, type: FileObject }}\n"),
            "object with rows" => Each(Objects, (name, i) => $"      o{i}: {{ name: {name}, {rows} }}\n"),
            "row" => Each(Objects, (name, i) => $"      o{i}: {{ row_name: {name}, {rows} }}\n"),
            "column" => Each(Objects + "      o:\n        type: FileObject\n        format: csv\n        columns:\n", (name, i) => $"          c{i}: {{ name: {name}, type: string? }}\n"),
            "list" => Each(Objects + "      o:\n        type: FileObject\n        format: jsonl\n        columns:\n", (name, i) => $"          c{i}: {{ name: {name}, type: list<string> }}\n"),
            "struct" => Each(Objects + "      o:\n        row_name: Print\n        type: FileObject\n        format: jsonl\n        columns:\n", (name, i) => $"          c{i}: {{ name: {name}, type: struct, columns: {{ x: int64 }} }}\n"),
            "column of a struct" => Each(Objects + "      o:\n        type: FileObject\n        format: jsonl\n        columns:\n          c:\n            type: struct\n            columns:\n", (name, i) => $"              c{i}: {{ name: {name}, type: int64 }}\n"),
            "enum" => Each(Objects + "      o:\n        row_name: Print\n        type: FileObject\n        format: csv\n        columns:\n", (name, i) => $"          c{i}: {{ name: {name}, type: string, values: [a, b] }}\n"),
            "values" => Each(Objects + "      o:\n        type: FileObject\n        format: csv\n        columns:\n          c:\n            type: string\n            values:\n", (name, _) => $"              - {name}\n"),
            "placeholder" => Each(Objects, (name, i) => $"      o{i}: {{ {rows}, prefix: \"d{i}/{{{name}}}\" }}\n"),
            "partition" => Each(Objects, (name, i) => $"      o{i}: {{ type: DirectoryObject, format: csv, columns: {{ id: int64, p: {{ name: {name}, type: date }} }}, partition_keys: [p] }}\n"),
            "partition with values" => Each(Objects, (name, i) => $"      o{i}: {{ name: KeyOf{i}, type: DirectoryObject, format: csv, columns: {{ id: int64, p: {{ name: {name}, type: string, values: [a, b] }}, q: {{ name: {char.ToLowerInvariant(name[0])}{name[1..]}, type: date }} }}, partition_keys: [p, q] }}\n"),
            "partition of a member" => Each(Objects, (name, i) => $"      o{i}: {{ type: DirectoryObject, prefix: \"d{i}/{{day:yyyy}}\", format: csv, columns: {{ id: int64, p: {{ name: {name}, type: date }} }}, partition_keys: [p] }}\n"),
            "interface" => Each(Head + "    interfaces:\n", (name, _) => $"      {name}: {{ type: S3FileInterface }}\n") + "    objects:\n      o: { type: FileObject, format: csv, columns: { id: int64 } }\n      via_spark: { type: FileObject }\n",
            "interface of a family" => Each(Head + InterfaceOf, (name, i) => $"      o{i}: {{ name: {name}, {rows}, prefix: \"d{i}/{{day:yyyy}}\" }}\n"),
            _ => Each(Objects, (name, i) => $"      o{i}: {{ row_name: {name}, type: FileObject, format: csv, row: System.Version }}\n"),
        };
    }

    private static string Each(string head, Func<string, int, string> part)
    {
        var text = new StringBuilder(head);
        for (int i = 0; i < Words.Length; i++)
        {
            text.Append(part(Words[i], i));
        }

        return text.ToString();
    }

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Word();
}
