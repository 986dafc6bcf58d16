using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;
using TypedDao.Generators.Tests.Emit.Fields;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>Whatever a YAML says, what is emitted compiles, says the same, and keeps to its place.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "\"quoted\" 'text'",
        "back\\slash \\u0041 \\",
        "*/ /* // end",
        "</summary><remarks>&amp; &lt;",
        "]]> <![CDATA[ <!-- -->",
        "line\nline\r\nline\u0085line\u2028line\u2029line",
        "#endif\n#error no",
        "tab\tnull\0bell\a",
        "{0} {{x}} ${HOME} $\"{x}\" \"\"\"",
        "Größe 日本語 👍 e\u0301",
        "\ud800 lone \udfff \ufffe",
        "\u202e reversed \u2066",
        "   ",
        "",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_is_kept_in_every_place(string text)
    {
        RowModel row = Row(
            "Event",
            Column("id", ColumnKind.Int64) with { Description = text, Deprecated = text },
            Column("x", new ColumnTypeModel(ColumnKind.Date) { TextFormat = text }) with { Name = text + "2" },
            Column("kind", ColumnKind.String) with { Enum = new EnumModel("EventKind", [new("A", text), new("B", text + "2")], UnknownIsNull: false) })
            with
        { Description = text };
        ParameterModel parameter = Parameter("p", ColumnKind.String) with
        {
            Name = text,
            Description = text,
            Format = text,
            Enum = new EnumModel("EventKind", [new("A", text), new("B", text + "2")], UnknownIsNull: false),
            EnumType = "global::Acme.Data.Bronze.EventKind",
        };
        ObjectModel model = File("events", row) with
        {
            Name = text,
            Type = text,
            Interface = text,
            Key = text,
            Suffix = text,
            Description = text,
            Deprecated = text,
            RejectTo = text,
            PrimaryKeys = [text],
            Tags = [text],
            Properties = [new PropertyModel(text, text), new PropertyModel(text + "2", text)],
            Locations = [new LocationModel(text, text)],
            MissingPackage = text,
            PartitionKeys = [parameter],
            Via = [new ViaModel(text, "Spark", text, CapabilitiesModel.None, text)],
        };
        CatalogModel catalog = Catalog(Store("Bronze", model) with { Name = text, Description = text, Layer = text, Properties = [new PropertyModel(text, text)] })
            with
        { Description = text, DefaultEnvironment = text, Environments = [text] };
        EmittedCode code = EmittedCode.Of(catalog).AssertCompiles();
        Assert.DoesNotContain('\r', code.AllText);
        Assert.Equal(
            string.Join('|', text, text, text, text, text, text, text),
            code.Run<string>("""
                #pragma warning disable CS0618
                var d = EventsObject.Definition;
                return string.Join('|', d.Name, d.Type, d.Key, d.Description, d.Properties[d.Name], d.PartitionKeys[0].Name, Catalog.Bronze.Events.For(EventKind.A).Target.Keys.Conditions[0].Exact);
                """));
        Assert.Equal([text, text + "2"], new RowProbe(code.Type("Acme.Data.Bronze.EventShape")).Schema["kind"].Type.Values);
    }

    [Fact]
    public void Every_keyword_is_a_name_of_everything()
    {
        string[] newer = ["field", "extension", "allows", "scoped", "required", "file", "record", "nint", "_"];
        string[] words = [.. System.Enum.GetValues<SyntaxKind>().Select(SyntaxFacts.GetText).Where(text => text.Length > 1 && text.All(char.IsAsciiLetter)).Union(newer)];
        string[] columns = [.. words.Except(ReservedNames.Columns)];
        RowModel all = Row("Event", [.. columns.Select(word => Column(word, ColumnKind.Int32) with { PropertyName = word })]);
        EmittedCode.Of(all).AssertCompiles();

        ObjectModel[] objects = [.. words.Except(ReservedNames.Objects).Select(word => File(word, Row(word, Column("tags", List(Type(ColumnKind.Int32))))) with
        {
            PropertyName = word,
            Rows = new RowReference($"global::Acme.Data.Bronze.@{word}", $"global::Acme.Data.Bronze.{word}Shape", $"global::Acme.Data.Bronze.{word}Columns"),
            PartitionKeys = [Parameter(word, ColumnKind.Int32) with { PropertyName = word }],
        })];
        EmittedCode.Of(Catalog(Store("Bronze", objects))).AssertCompiles();
    }

    [Fact]
    public void Keywords_name_catalogs_namespaces_and_stores()
    {
        foreach (string word in new[] { "class", "namespace", "record", "event", "global", "partial", "dynamic" })
        {
            CatalogModel catalog = Catalog(Store(word, File("events", Row("Event", Column("id", ColumnKind.Int64)), store: "@" + word) with
            {
                Rows = new RowReference($"global::Acme.@{word}.@{word}.Event", $"global::Acme.@{word}.@{word}.EventShape", $"global::Acme.@{word}.@{word}.EventColumns"),
            })) with
            { Namespace = "Acme." + word, ClassName = "C" + word };
            EmittedCode.Of(catalog).AssertCompiles();
        }
    }

    [Fact]
    public void A_catalog_without_a_namespace_compiles()
    {
        RowModel row = Row("Event", Column("id", ColumnKind.Int64));
        CatalogModel catalog = Catalog(Store("Bronze", File("events", row) with { Rows = new RowReference("global::Bronze.Event", "global::Bronze.EventShape", "global::Bronze.EventColumns") })) with { Namespace = string.Empty };
        EmittedCode code = EmittedCode.Of(catalog).AssertCompiles();
        Assert.NotNull(code.Type("Catalog").GetProperty("Bronze"));
        Assert.NotNull(code.Type("Bronze.Event"));
    }

    [Fact]
    public void Names_of_the_code_around_them_are_names_of_columns_objects_and_types()
    {
        string[] names = ["System", "TypedDao", "Acme", "Data", "Bronze", "Catalog", "Event", "String", "Object", "TReader", "TWriter", "Schema", "Read", "Write", "Target", "Definition", "Context", "reader", "writer", "row", "other", "hash", "value0", "field0", "HashCode", "Comparer", "TagsComparer"];
        RowModel row = Row("Event2", [Column("tags", List(Type(ColumnKind.String))), .. names.Select(name => Column(name, ColumnKind.String, nullable: true) with { PropertyName = name })]);
        EmittedCode.Of(row).AssertCompiles();
        ObjectModel[] objects = [.. names.Except(ReservedNames.Objects).Select(name => File(name, Row(name, Column("tags", List(Type(ColumnKind.Bytes))))) with
        {
            PropertyName = name,
            Rows = new RowReference($"global::Acme.Data.Bronze.{name}", $"global::Acme.Data.Bronze.{name}Shape", $"global::Acme.Data.Bronze.{name}Columns"),
            PartitionKeys = [Parameter("p", ColumnKind.Date)],
        })];
        EmittedCode.Of(Catalog(Store("Bronze", objects))).AssertCompiles();
    }

    [Fact]
    public void Descriptions_end_as_sentences_and_never_break_the_documentation()
    {
        Assert.Equal("Files as received.", XmlText.Sentence("Files as received"));
        Assert.Equal("Files!", XmlText.Sentence("Files! \n"));
        Assert.Equal("a b c", XmlText.Escape("a\r\nb\tc"));
        Assert.Equal("&lt;/summary&gt; &amp;amp;", XmlText.Escape("</summary> &amp;"));
        Assert.Equal("\ufffd x \ufffd 👍", XmlText.Escape("\ud800 x \0 👍"));
    }
}
