using TypedDao.Generators.Model;
using TypedDao.Generators.Tests.Emit.Fields;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

public sealed class CatalogTests
{
    private static readonly RowModel Event = Row("Event", Column("id", ColumnKind.Int64));

    [Fact]
    public void The_catalog_s_name_names_its_context_and_its_registration()
    {
        EmittedCode code = EmittedCode.Of(Catalog(Store("Bronze", File("events", Event))) with { ClassName = "Lake" });
        code.AssertHasOperation("new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddLake(options => options with { Environment = \"test\" })");
        code.AssertHasOperation("Lake.Use(new LakeContext())");
        Assert.True(code.Run<bool>("return new LakeContext() is var context && ReferenceEquals(context.Bronze, context.Bronze) && ReferenceEquals(context.Bronze.Events, context.Bronze.Events);"));
    }

    [Fact]
    public void The_definition_says_what_the_yaml_says()
    {
        ObjectModel model = File("events_raw", Event) with
        {
            Shape = ObjectShape.Directory,
            Suffix = "jsonl",
            KeyParameters = [Parameter("day", ColumnKind.Date) with { Format = "yyyyMMdd" }],
            PartitionKeys = [Parameter("page", ColumnKind.Int16)],
            PrimaryKeys = ["id"],
            Access = AccessLevel.Append,
            SkipsBadRows = true,
            Description = "What happened",
            Properties = [new PropertyModel("owner", "me")],
            Tags = ["a", "b"],
        };
        CatalogModel catalog = Catalog(
            Store("Bronze", model, File("rejected", Event with { Name = "Rejected" }) with { RejectTo = "bronze.events_raw", Access = AccessLevel.Read }, File("blob")) with { Layer = "raw", Description = "Raw" },
            Store("Silver")) with
        { DefaultEnvironment = "local", Environments = ["local", "test"] };
        EmittedCode code = EmittedCode.Of(catalog);
        Assert.Equal("Catalog local local,test bronze,silver", code.Run<string>("""
            var c = CatalogContext.Definition;
            return $"{c.Name} {c.DefaultEnvironment} {string.Join(",", c.Environments)} {string.Join(",", c.Stores.Select(s => s.Name))}";
            """));
        Assert.Equal("Raw raw events_raw,rejected,blob", code.Run<string>("""
            var s = BronzeStore.Definition;
            return $"{s.Description} {s.Layer} {string.Join(",", s.Objects.Select(o => o.Name))}";
            """));
        Assert.Equal("bronze.events_raw Directory events_raw.csv jsonl day:Date:yyyyMMdd page:Integer: id Append True me a,b What happened 1", code.Run<string>("""
            var d = EventsRawObject.Definition;
            return $"{d.FullName} {d.Shape} {d.Key} {d.Suffix} {string.Join(" ", d.Parameters.Select(p => $"{p.Name}:{p.Kind}:{p.Format}"))} {d.PrimaryKeys[0]} {d.Access} {d.OnError.Skips} {d.Properties["owner"]} {string.Join(",", d.Tags)} {d.Description} {d.Schema!.Count}";
            """));
        Assert.Equal("bronze.events_raw Read", code.Run<string>("return $\"{RejectedObject.Definition.OnError.RejectTo} {RejectedObject.Definition.Access}\";"));
        Assert.Equal("False Modify", code.Run<string>("return $\"{BlobObject.Definition.OnError.Skips} {BlobObject.Definition.Access}\";"));
        Assert.True(code.Run<bool>("return BlobObject.Definition.Schema is null && BlobObject.Definition.Create(new(null!, BlobObject.Definition)) is BlobObject;"));
    }

    [Fact]
    public void Capabilities_decide_what_compiles()
    {
        EmittedCode code = EmittedCode.Of(Catalog(Store(
            "Bronze",
            File("events", Event) with { Capabilities = new CapabilitiesModel([Readable, Appendable], [], [], []) },
            File("blob"))));
        code.AssertHasOperation("Catalog.Bronze.Events.ReadAsync()");
        code.AssertHasOperation("Catalog.Bronze.Events.AppendAsync(new Event[0])");
        code.AssertHasOperation("Catalog.Bronze.Blob.ExistsAsync()");
        code.AssertHasNoOperation("Catalog.Bronze.Events.WriteAsync(new Event[0])");
        code.AssertHasNoOperation("Catalog.Bronze.Events.UpsertAsync(new Event[0])");
        code.AssertHasNoOperation("Catalog.Bronze.Events.ExistsAsync()");
        code.AssertHasNoOperation("Catalog.Bronze.Blob.ReadAsync()");
    }

    [Fact]
    public void Other_interfaces_are_objects_of_their_own()
    {
        ObjectModel model = File("events", Event) with
        {
            KeyParameters = [Parameter("day", ColumnKind.Date)],
            Via =
            [
                new ViaModel("spark", "Spark", "S3SparkInterface", new CapabilitiesModel([Readable], [Readable], [Readable], [Readable]), MissingPackage: null),
                new ViaModel("trino", "Trino", "TrinoInterface", CapabilitiesModel.None, "TypedDao.Trino"),
            ],
        };
        EmittedCode code = EmittedCode.Of(Catalog(Store("Bronze", model)));
        code.AssertHasOperation("Catalog.Bronze.Events.Via.Spark.ReadAsync()");
        code.AssertHasOperation("Catalog.Bronze.Events.Via.Spark.For(default).ReadAsync()");
        code.AssertHasNoOperation("Catalog.Bronze.Events.Via.Trino.ReadAsync()");
        code.AssertHasNoOperation("Catalog.Bronze.Events.Via.Spark.WriteAsync(new Event[0])");
        Assert.Equal("spark,spark,,", code.Run<string>("""
            var e = Catalog.Bronze.Events;
            return string.Join(",", e.Via.Spark.Target.Via, e.Via.Spark.For(new(2025, 1, 7)).Target.Via, e.Target.Via, e.For(default).Target.Via);
            """));
        Assert.Contains("in the package <c>TypedDao.Trino</c>, which is not referenced", code.AllText);
    }

    [Fact]
    public void What_is_deprecated_warns_the_user_and_not_the_emitted_code()
    {
        RowModel row = Row("Event", Column("id", ColumnKind.Int64) with { Deprecated = "Use key." }, Column("tags", List(Type(ColumnKind.String)) with { IsNullable = true }) with { Deprecated = "Gone." });
        EmittedCode code = EmittedCode.Of(Catalog(Store("Bronze", File("events", row) with { Deprecated = "Use other." }))).AssertCompiles();
        Assert.Contains(code.Problems("_ = Catalog.Bronze.Events;"), problem => problem.Contains("'BronzeStore.Events' is obsolete: 'Use other.'", StringComparison.Ordinal));
        Assert.Contains(code.Problems("_ = default(Event)!.Id;"), problem => problem.Contains("'Event.Id' is obsolete: 'Use key.'", StringComparison.Ordinal));
    }

    [Fact]
    public void Code_that_uses_what_is_broken_in_the_yaml_has_no_errors_of_its_own()
    {
        RowModel row = Row("Event", Column("id", ColumnKind.Int64), Column("broken", ColumnKind.Int64) with { IsBroken = true }, Column("name", ColumnKind.String));
        EmittedCode code = EmittedCode.Of(Catalog(Store("Bronze", File("events", row)) with { BrokenObjects = ["Lost"] })).AssertCompiles();
        code.AssertHasOperation("default(Event)!.Broken.Anything(1)");
        code.AssertHasOperation("Catalog.Bronze.Lost.ReadAsync().Anything");
        new RowProbe(code.Type("Acme.Data.Bronze.EventShape")).RoundTrip([1L, "n"]);
    }

    [Fact]
    public void A_type_of_the_user_is_bound_by_its_constructor_and_its_properties()
    {
        RowModel row = Row(
            "Event",
            Column("name", ColumnKind.String) with { PropertyName = "Text", ConstructorParameter = "text" },
            Column("id", ColumnKind.Int64) with { PropertyName = "Number" },
            Column("kind", ColumnKind.Int32, nullable: true) with { PropertyName = "Kind", ConstructorParameter = "kind" },
            Column("inner", Struct(Row("EventInner", Column("x", ColumnKind.Int32) with { PropertyName = "X", ConstructorParameter = "X" }) with
            {
                ExistingType = "global::TypedDao.Generators.Tests.Emit.UserPoint",
                IsValueType = true,
            }) with
            { IsNullable = true }) with
            { PropertyName = "Inner" })
            with
        { ExistingType = "global::TypedDao.Generators.Tests.Emit.UserRow" };
        EmittedCode code = EmittedCode.Of(Catalog(Store("Bronze", File("events", row)))).AssertCompiles();
        var probe = new RowProbe(code.Type("Acme.Data.Bronze.EventShape"));
        Assert.Equal(new UserRow(3, "n") { Number = 1, Inner = new UserPoint(7) }, probe.RoundTrip(["n", 1L, 3, new object?[] { 7 }]));
        Assert.Equal(new UserRow(null, "n") { Number = 1 }, probe.RoundTrip(["n", 1L, null, null]));
        code.AssertHasOperation("Catalog.Bronze.Events.WriteAsync(new TypedDao.Generators.Tests.Emit.UserRow[0])");
        Assert.DoesNotContain("partial record", code.AllText);
    }

    [Fact]
    public void Rows_of_another_object_are_shared()
    {
        ObjectModel other = File("copies") with { Rows = new RowReference("global::Acme.Data.Bronze.Event", "global::Acme.Data.Bronze.EventShape", "global::Acme.Data.Bronze.EventColumns"), Capabilities = new CapabilitiesModel([Writable], [], [], []) };
        EmittedCode code = EmittedCode.Of(Catalog(Store("Bronze", File("events", Event)), Store("Silver", other)));
        code.AssertHasOperation("Catalog.Silver.Copies.WriteAsync(Catalog.Bronze.Events.ReadAsync())");
    }
}

/// <summary>A user's row: constructor parameters in another order than the columns.</summary>
public sealed record UserRow(int? Kind, string Text)
{
    public long Number { get; init; }

    public UserPoint? Inner { get; init; }

    public UserRow(string text, int? kind)
        : this(kind, text)
    {
    }
}

public readonly record struct UserPoint(int X)
{
    /// <summary>As the conversion of memory from an array: null must not become an empty point.</summary>
    public static implicit operator UserPoint(string? text) => new(text?.Length ?? 0);
}
