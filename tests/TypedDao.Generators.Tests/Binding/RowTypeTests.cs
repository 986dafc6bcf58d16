using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Tests.Binding;

/// <summary>How rows of existing types are found, named and made.</summary>
public sealed class RowTypeTests
{
    private const string Program = """
        namespace Acme;

        public sealed record User(long Id, string Name);

        public static class Outer { public sealed record User(int Id); }
        """;

    [Fact]
    public void A_type_of_a_referenced_assembly_is_bound()
    {
        MetadataReference reference = GeneratorHost.CompileExtension(
            """
            namespace Far;

            public class Base { public long Id { get; set; } internal string Hidden { get; set; } = ""; }

            public class Thing : Base { public string? Name { get; init; } public double Size { get; internal set; } }

            #nullable disable
            public struct Old { public string Text { get; set; } }
            """);
        GeneratorOutcome outcome = Run(
            "a: { type: FileObject, format: csv, row: Far.Thing }\n      b: { type: FileObject, format: csv, row: Far.Old }", string.Empty, reference);
        outcome.AssertClean();
        Assert.Contains("return new global::Far.Thing() { Id = field0, Name = field1 };", outcome.Source, StringComparison.Ordinal);

        // Nothing is said of null, and so null is a value.
        Assert.Contains("new(\"text\", global::TypedDao.Schema.ColumnType.String.OrNull())", outcome.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_emitted_is_named_after_the_type_or_as_the_object_says()
    {
        GeneratorOutcome outcome = Run(
            """
            a: { type: FileObject, format: csv, row: Acme.User }
                  b: { type: FileObject, format: csv, row: Acme.User }
                  c: { type: FileObject, format: csv, row: Acme.User, row_name: Client }
                  d: { type: FileObject, format: csv, columns_from: bronze.a, row_name: Member }
                  e: { type: FileObject, format: csv, row: Acme.Outer.User, row_name: Number }
                  user: { type: FileObject, format: csv, columns: { id: int64 }, row_name: Record }
            """,
            Program).AssertClean();
        Assert.Equal(
            ["UserShape", "ClientShape", "MemberShape", "NumberShape", "RecordShape"],
            outcome.Result.GeneratedTrees
                .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.StructDeclarationSyntax>())
                .Select(type => type.Identifier.Text)
                .Where(name => name.EndsWith("Shape", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_types_of_one_name_in_a_store_ask_for_a_row_name()
    {
        string line = Assert.Single(Run("a: { type: FileObject, format: csv, row: Acme.User }\n      b: { type: FileObject, format: csv, row: Acme.Outer.User }", Program).Lines);
        Assert.StartsWith("(6,48): error TDAO2203: The row of the object 'bronze.b' and the row of the object 'bronze.a' would both have the C# name 'UserShape'", line, StringComparison.Ordinal);
        Assert.Contains("'row_name:'", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_come_from_an_object_of_another_file_and_over_several_steps()
    {
        GeneratorOutcome outcome = GeneratorHost.Run(
            [
                new CatalogText("a.yaml", "stores:\n  bronze:\n    type: local\n    objects:\n      a: { type: FileObject, format: csv, columns_from: silver.b }\n      c: { type: FileObject, format: csv, row_name: Copy, columns_from: bronze.a }\n"),
                new CatalogText("b.yaml", "stores:\n  silver:\n    type: local\n    objects:\n      b: { type: FileObject, format: csv, columns_from: silver.own }\n      own: { type: FileObject, format: csv, row: Acme.User }\n"),
                new CatalogText("c.yaml", "stores:\n  gold:\n    type: local\n    objects:\n      d: { type: FileObject, format: csv, columns_from: gold.e, row_name: D }\n      e: { type: FileObject, format: csv, row_name: E, columns: { id: int64 } }\n"),
            ],
            Program).AssertClean();
        Assert.Contains("class AObject : global::TypedDao.ReadableObject<global::Acme.User, global::Acme.Data.Silver.UserShape>", outcome.Source, StringComparison.Ordinal);
        Assert.Contains("class CObject : global::TypedDao.ReadableObject<global::Acme.User, global::Acme.Data.Bronze.CopyShape>", outcome.Source, StringComparison.Ordinal);
        Assert.Contains("sealed partial record D\n", outcome.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_through_two_files_is_told_once()
        => Assert.Equal(
            "(5,57): error TDAO3019: 'columns_from' of 'silver.b' leads back to itself: bronze.a → silver.b → bronze.a. Declare the columns in one of these objects.",
            Assert.Single(GeneratorHost.Run(
                [
                    new CatalogText("a.yaml", "stores:\n  bronze:\n    type: local\n    objects:\n      a: { type: FileObject, format: csv, columns_from: silver.b }\n"),
                    new CatalogText("b.yaml", "stores:\n  silver:\n    type: local\n    objects:\n      b: { type: FileObject, format: csv, columns_from: bronze.a }\n"),
                ]).Lines));

    [Fact]
    public void Code_that_uses_a_row_of_which_a_member_is_wrong_has_no_errors_of_its_own()
    {
        GeneratorOutcome outcome = Run(
            "a: { type: FileObject, format: csv, row: Acme.Wrong }",
            """
            using System.Threading.Tasks;
            using TypedDao;
            using Acme.Data;

            namespace Acme;

            public sealed record Wrong(long Id, char Letter);

            public static class Program
            {
                public static async Task Main()
                {
                    await foreach (Wrong row in Catalog.Bronze.A.Where(a => a.Id == 1 && a.Letter == 'a').ReadAsync())
                    {
                        System.Console.WriteLine(row.Letter);
                    }
                }
            }
            """);
        Assert.Equal("TDAO3025", Assert.Single(outcome.Diagnostics).Id);
        outcome.AssertCompiles();
    }

    [Fact]
    public void The_constructor_is_the_one_that_reaches_most_and_asks_least()
    {
        string source = Run(
            "a: { type: FileObject, format: csv, row: Acme.Row }",
            """
            namespace Acme;

            public sealed class Row
            {
                public Row() { }

                public Row(long id) => Id = id;

                public Row(long id, string name, int more = 1) : this(id) => Name = name;

                public Row(System.DateTime at) { }

                public long Id { get; }

                public string Name { get; set; } = "";

                public required int Size { get; set; }
            }
            """).AssertClean().Source;
        Assert.Contains("return new global::Acme.Row(id: field0) { Name = field1, Size = field2 };", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_member_that_a_constructor_takes_is_set_too()
    {
        const string Type = """
            namespace Acme;

            public sealed class Row
            {
                public Row(long id) => Id = id;

                public required long Id { get; init; }

                public int Size { get; }

                public Row(long id, int size) : this(id) => Size = size;
            }
            """;
        Assert.Contains(
            "new global::Acme.Row(id: field0, size: field1) { Id = field0 }",
            Run("a: { type: FileObject, format: csv, row: Acme.Row }", Type).AssertClean().Source,
            StringComparison.Ordinal);
    }

    private static GeneratorOutcome Run(string objects, string csharp, params MetadataReference[] references)
        => GeneratorHost.Run(
            [new CatalogText("catalog.yaml", $"stores:\n  bronze:\n    type: local\n    objects:\n      {objects}\n")],
            csharp,
            references: [.. GeneratorHost.References, .. references]);
}
