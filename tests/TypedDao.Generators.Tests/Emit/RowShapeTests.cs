using TypedDao.Generators.Model;
using TypedDao.Generators.Tests.Emit.Fields;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

public sealed class RowShapeTests
{
    private static readonly DateTimeOffset Instant = new(2025, 1, 7, 10, 0, 0, 123, TimeSpan.Zero);

    /// <summary>A column of every scalar kind with a value.</summary>
    private static readonly (ColumnTypeModel Type, object Value)[] Scalars =
    [
        (Type(ColumnKind.Bool), true),
        (Type(ColumnKind.Int8), (sbyte)-8),
        (Type(ColumnKind.Int16), (short)-16),
        (Type(ColumnKind.Int32), -32),
        (Type(ColumnKind.Int64), long.MinValue),
        (Type(ColumnKind.Float), 1.5f),
        (Type(ColumnKind.Double), double.NaN),
        (Decimal(10, 2), 12.50m),
        (Decimal(38, 0, asText: true), "12345678901234567890123456789012345678"),
        (Type(ColumnKind.String), "Ünïcode \" \0"),
        (Type(ColumnKind.Bytes), new byte[] { 0, 255 }),
        (Type(ColumnKind.Uuid), Guid.Parse("0b7c0f3e-6b7b-4a51-8c9e-0a1b2c3d4e5f")),
        (Type(ColumnKind.Date), new DateOnly(2025, 1, 7)),
        (Type(ColumnKind.Time), new TimeOnly(10, 0, 0, 500)),
        (Type(ColumnKind.Timestamp), Instant),
        (Type(ColumnKind.TimestampNtz), new DateTime(2025, 1, 7, 10, 0, 0, DateTimeKind.Unspecified)),
    ];

    [Fact]
    public void Every_scalar_is_read_and_written()
    {
        RowProbe probe = Compile([.. Scalars.Select(scalar => scalar.Type)]);
        probe.RoundTrip([.. Scalars.Select(scalar => scalar.Value)]);
    }

    [Fact]
    public void Every_nullable_scalar_is_read_and_written_as_a_value_and_as_null()
    {
        RowProbe probe = Compile([.. Scalars.Select(scalar => scalar.Type with { IsNullable = true })]);
        probe.RoundTrip([.. Scalars.Select(scalar => scalar.Value)]);
        probe.RoundTrip([.. Scalars.Select(object? (_) => null)]);
    }

    [Fact]
    public void Every_scalar_is_an_element_of_a_list_nullable_or_not()
    {
        RowProbe probe = Compile([.. Scalars.Select(scalar => List(scalar.Type)), .. Scalars.Select(scalar => List(scalar.Type with { IsNullable = true }))]);
        probe.RoundTrip(
        [
            .. Scalars.Select(scalar => new[] { scalar.Value, scalar.Value }),
            .. Scalars.Select(scalar => new[] { scalar.Value, null }),
        ]);
    }

    [Fact]
    public void Every_scalar_is_a_value_of_a_map_and_all_but_bytes_are_keys()
    {
        RowProbe probe = Compile(
        [
            .. Scalars.Select(scalar => Map(Type(ColumnKind.String), scalar.Type with { IsNullable = true })),
            .. Scalars.Where(scalar => scalar.Type.Kind != ColumnKind.Bytes).Select(scalar => Map(scalar.Type, Type(ColumnKind.Int32))),
        ]);
        probe.RoundTrip(
        [
            .. Scalars.Select(scalar => new MapFields(["a", "b"], [scalar.Value, null])),
            .. Scalars.Where(scalar => scalar.Type.Kind != ColumnKind.Bytes).Select(scalar => new MapFields([scalar.Value], [1])),
        ]);
    }

    [Fact]
    public void Structs_nest_in_structs_lists_and_maps()
    {
        RowModel point = Row("EventsPoint", Column("x", ColumnKind.Double), Column("y", ColumnKind.Double, nullable: true));
        RowModel outline = Row("EventsOutline", Column("points", List(Struct(point))), Column("center", Struct(point with { Name = "EventsCenter" }) with { IsNullable = true }));
        RowModel row = Row(
            "Events",
            Column("outline", Struct(outline)),
            Column("named", Map(Type(ColumnKind.String), Struct(point with { Name = "EventsNamed" }) with { IsNullable = true })));
        var probe = new RowProbe(EmittedCode.Of(row).AssertCompiles().Type("Acme.Data.Bronze.EventsShape"));
        probe.RoundTrip(
        [
            new object?[] { new object?[] { new object?[] { 1.0, null }, new object?[] { 2.0, 3.0 } }, null },
            new MapFields(["a", "b"], [new object?[] { 4.0, 5.0 }, null]),
        ]);
    }

    [Fact]
    public void Fields_are_asked_for_once_in_ascending_order()
    {
        RowModel row = Row(
            "Event",
            Column("a", ColumnKind.Int32),
            Column("b", ColumnKind.String, nullable: true),
            Column("c", ColumnKind.String, nullable: true),
            Column("kind", ColumnKind.String) with { Enum = Enum("EventKind", unknownIsNull: false, "view") },
            Column("other", ColumnKind.String, nullable: true) with { Enum = Enum("EventOther", unknownIsNull: true, "view") },
            Column("d", List(Type(ColumnKind.Int32)) with { IsNullable = true }));
        List<string> log = [];
        new RowProbe(EmittedCode.Of(row).AssertCompiles().Type("Acme.Data.Bronze.EventShape")).Read([1, null, "x", 0, 0, new object?[] { 1 }], log);
        Assert.Equal(["read 0", "null? 1", "null? 2", "read 2", "read 3", "null? 4", "read 4", "null? 5", "read 5"], log);
    }

    [Fact]
    public void Enums_are_read_and_written_by_position_and_unknown_values_can_be_null()
    {
        RowModel row = Row(
            "Event",
            Column("kind", ColumnKind.String) with { Enum = Enum("EventKind", unknownIsNull: false, "view", "cart") },
            Column("maybe", ColumnKind.String, nullable: true) with { Enum = Enum("EventMaybe", unknownIsNull: false, "view", "cart") },
            Column("lax", ColumnKind.String, nullable: true) with { Enum = Enum("EventLax", unknownIsNull: true, "view", "cart") });
        var probe = new RowProbe(EmittedCode.Of(row).AssertCompiles().Type("Acme.Data.Bronze.EventShape"));
        Assert.Equal("Event { Kind = Cart, Maybe = View, Lax = Cart }", probe.RoundTrip([1, 0, 1]).ToString());
        Assert.Equal("Event { Kind = Cart, Maybe = , Lax =  }", probe.RoundTrip([1, null, null]).ToString());
        Assert.Equal("Event { Kind = Cart, Maybe = , Lax =  }", probe.Read([1, null, -1]).ToString());
    }

    [Fact]
    public void The_schema_says_what_the_yaml_says()
    {
        RowModel row = Row(
            "Event",
            Column("id", ColumnKind.Int64) with { Description = "Who \"did\" it" },
            Column("at", new ColumnTypeModel(ColumnKind.TimestampNtz) { TextFormat = "yyyy/MM/dd HH:mm", IsNullable = true }),
            Column("amount", Decimal(38, 4, asText: true)),
            Column("kind", ColumnKind.String, nullable: true) with { Enum = new("EventKind", [new("View", "view"), new("Ab", "a\"b")], UnknownIsNull: true) },
            Column("tags", Map(Type(ColumnKind.Date), List(Type(ColumnKind.Bytes, nullable: true)))),
            Column("device", Struct(Row("EventDevice", Column("os", ColumnKind.String)))));
        global::TypedDao.Schema.RowSchema schema = new RowProbe(EmittedCode.Of(row).AssertCompiles().Type("Acme.Data.Bronze.EventShape")).Schema;
        Assert.Equal(
            ["id int64", "at timestamp_ntz?", "amount decimal(38,4)", "kind string?", "tags map<date,list<bytes?>>", "device struct"],
            schema.Select(column => $"{column.Name} {column.Type}"));
        Assert.Equal("Who \"did\" it", schema["id"].Description);
        Assert.Equal("yyyy/MM/dd HH:mm", schema["at"].Type.TextFormat);
        Assert.True(schema["amount"].Type.AsText);
        Assert.Equal(["view", "a\"b"], schema["kind"].Type.Values);
        Assert.True(schema["kind"].Type.UnknownIsNull);
        Assert.Equal(["os"], schema["device"].Type.Columns!.Select(column => column.Name));
    }

    [Fact]
    public void A_row_of_many_columns_compiles()
    {
        RowProbe probe = Compile([.. Enumerable.Repeat(Type(ColumnKind.Int32), 1000)]);
        probe.RoundTrip([.. Enumerable.Range(0, 1000).Select(object? (i) => i)]);
    }

    [Fact]
    public void A_row_without_columns_that_bound_compiles()
    {
        EmittedCode code = EmittedCode.Of(Row("Event")).AssertCompiles();
        Assert.Empty(new RowProbe(code.Type("Acme.Data.Bronze.EventShape")).Schema);
    }

    private static RowProbe Compile(ColumnTypeModel[] types)
    {
        RowModel row = Row("Event", [.. types.Select((type, index) => Column($"c{index}", type))]);
        return new RowProbe(EmittedCode.Of(row).AssertCompiles().Type("Acme.Data.Bronze.EventShape"));
    }
}
