using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Tests.Binding;

/// <summary>Projections: what is completed, across projects too, and what does not compile.</summary>
public sealed class ProjectionTests
{
    private const string Yaml = """
        catalog: Catalog
        namespace: Acme.Data
        stores:
          lake:
            type: local
            objects:
              users: { type: FileObject, format: csv, row_name: User, columns: { id: int64, email: "string?", blob: "bytes?", kind: { type: "string?", values: [a, b], unknown: null }, device: { type: "struct?", columns: { os: string } }, tags: "list<string?>" } }
              copies: { type: FileObject, format: csv, columns_from: lake.users }
              orders: { type: FileObject, format: csv, row_name: Order, columns: { id: int64 } }
              parts: { type: DirectoryObject, format: csv, partition_keys: [day], columns: { id: int64, day: date } }
              table: { type: S3DeltaObject, row_name: TableRow, columns: { id: int64 } }
        """;

    private const string Projections = """
        using System;
        using System.Collections.Generic;
        using TypedDao;
        using Acme.Data.Lake;

        namespace Acme.App;

        [RowOf("lake.users")]
        public sealed partial record UserEmail(long Id, string? Email);

        public static partial class Outer
        {
            internal partial interface IInner
            {
                [RowOf("lake.users")]
                internal partial struct Some
                {
                    public UserKind? Kind;

                    public IReadOnlyList<string?> Tags { get; private set; }

                    public UserDevice? Device { get; init; }
                }
            }
        }

        [RowOf("lake.copies")]
        public partial class Copy
        {
            public ReadOnlyMemory<byte>? Blob { get; set; }

            public required long Id { get; set; }
        }

        [RowOf("lake.users")]
        public readonly partial record struct @record(long Id);

        [RowOf("lake.parts")]
        internal sealed partial record Part(DateOnly Day);
        """;

    private const string Uses = """
        using System;
        using System.Collections.Generic;
        using Acme.App;
        using Acme.Data;
        using TypedDao;

        internal static class Program
        {{
            private static void Main()
            {{
                _ = {0};
            }}
        }}
        """;

    public static TheoryData<string> Compiling =>
    [
        "Catalog.Lake.Users.Select<UserEmail>().ReadAsync()",
        "Catalog.Lake.Users.Where(u => u.Kind == null && u.Id > 1).Where(u => u.Device.Os == \"a\").Select<UserEmail>().ReadAsync(new ReadStatistics())",
        "Catalog.Lake.Users.Select<Outer.IInner.Some>().ExplainAsync()",
        "Catalog.Lake.Copies.Select<Copy>().ReadAsync()",
        "Catalog.Lake.Copies.Select<UserEmail>().ReadAsync()",
        "Catalog.Lake.Users.Select<@record>().ReadAsync()",
        "Catalog.Lake.Parts.For(new DateOnly(2025, 1, 7)).Select<Part>().ReadAsync()",
        "Catalog.Lake.Parts.Between(default, default).Where(p => p.Id == 1).Select<Part>().ReadAsync()",
        "(IReadable<UserEmail>)Catalog.Lake.Users.Select<UserEmail>()",
    ];

    public static TheoryData<string> NotCompiling =>
    [
        "Catalog.Lake.Orders.Select<UserEmail>()",
        "Catalog.Lake.Users.Select<Part>()",
        "Catalog.Lake.Users.Select<string>()",
        "Catalog.Lake.Table.Select<UserEmail>()",
        "Catalog.Lake.Users.Select<UserEmail>().Where(u => u.Id == 1)",
        "Catalog.Lake.Users.Select<UserEmail>().WriteAsync(new UserEmail[0])",
    ];

    [Theory]
    [MemberData(nameof(Compiling))]
    public void A_projection_is_selected(string expression) => Run(expression).AssertClean();

    [Theory]
    [MemberData(nameof(NotCompiling))]
    public void A_projection_of_other_rows_does_not_compile(string expression)
    {
        GeneratorOutcome outcome = Run(expression);
        Assert.Empty(outcome.Errors);
        Assert.Contains(outcome.CompilerErrors, error => error.Contains("Project.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_that_references_the_catalog_projects_its_rows()
    {
        MetadataReference catalog = Emit(GeneratorHost.Run(Yaml).AssertClean().Compilation);
        ImmutableArray<MetadataReference> references = [.. GeneratorHost.References, catalog];
        foreach (string expression in Compiling)
        {
            GeneratorHost.Run([], Merge(expression), references: references).AssertClean();
        }

        Assert.Equal(
            [
                "(7,14): error TDAO3034: 'Kind' is of the type Acme.Data.Lake.UserKind, but the column 'kind' of 'lake.users' is Acme.Data.Lake.UserKind?. Declare it as that.",
                "(4,8): error TDAO3032: There is no object 'lake.user' with rows. Did you mean 'lake.users'? Write it as store.object, with the names of the catalog.",
            ],
            GeneratorHost.Run(
                [],
                """
                using TypedDao;
                using Acme.Data.Lake;
                namespace Acme.App;
                [RowOf("lake.user")]
                public partial record A(long Id);
                [RowOf("lake.users")]
                public partial record B(UserKind Kind);
                """.Replace("record B(UserKind", "record B(\n    UserKind", StringComparison.Ordinal).Replace("[RowOf(\"lake.users\")]\npublic", "[RowOf(\"lake.users\")] public", StringComparison.Ordinal),
                references: references).Lines.Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Fields_are_the_same_after_they_were_text()
    {
        FieldModel[] fields =
        [
            new("id", "Id", "long", "Int64"),
            new("a\tb\\n\n", "A", "global::X?", "Enum") { IsNullable = true, UnknownIsNull = true, ReadStart = "(global::X)", WriteStart = "(int)" },
            new("b", "B", "byte[]?", "Bytes") { IsNullable = true, NullType = "X?", ReadEnd = ".ToArray()" },
            new("", "C", "C", "String") { WriteEnd = ")" },
            new("user_id", "UserId", "long?", "Int64") { IsNullable = true },
            new("at", "At", "global::System.DateTimeOffset", "Timestamp"),
            new("d", "D", "decimal", "Decimal"),
            new("w", "W", "string", "DecimalText"),
        ];
        Assert.Equal(fields, FieldText.Parse(FieldText.Format(fields)));
        Assert.Empty(FieldText.Parse(null));
        Assert.Empty(FieldText.Parse("a\n\\"));
    }

    private static GeneratorOutcome Run(string expression) => GeneratorHost.Run(Yaml, Merge(expression));

    /// <summary>One file: the program's usings and types, and the projections behind them.</summary>
    private static string Merge(string expression)
        => string.Format(System.Globalization.CultureInfo.InvariantCulture, Uses, expression).Replace("internal static class Program", Body(Projections) + "\ninternal static class Program", StringComparison.Ordinal);

    private static string Body(string text)
    {
        string body = text[text.IndexOf("[RowOf", StringComparison.Ordinal)..];
        return "namespace Acme.App\n{\nusing Acme.Data.Lake;\n" + body + "\n}\n";
    }

    private static PortableExecutableReference Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
