using TypedDao.Generators.Model;
using TypedDao.Generators.Tests.Emit.Fields;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

public sealed class RowEqualityTests
{
    private static readonly Lazy<RowProbe> Probe = new(() => new RowProbe(EmittedCode.Of(Row(
        "Event",
        Column("id", ColumnKind.Int64),
        Column("ratio", ColumnKind.Double),
        Column("maybe", ColumnKind.Float, nullable: true),
        Column("name", ColumnKind.String, nullable: true),
        Column("data", ColumnKind.Bytes),
        Column("maybe_data", ColumnKind.Bytes, nullable: true),
        Column("tags", List(Type(ColumnKind.String, nullable: true))),
        Column("parts", List(List(Type(ColumnKind.Bytes)) with { IsNullable = true }) with { IsNullable = true }),
        Column("map", Map(Type(ColumnKind.String), List(Type(ColumnKind.Int32)))),
        Column("device", Struct(Row("EventDevice", Column("ports", List(Type(ColumnKind.Int32)))))))).AssertCompiles().Type("Acme.Data.Bronze.EventShape")));

    private static object?[] Values =>
    [
        1L,
        double.NaN,
        float.NaN,
        "n",
        new byte[] { 1, 2 },
        new byte[] { 3 },
        new object?[] { "a", null },
        new object?[] { new object?[] { new byte[] { 9 } }, null },
        new MapFields(["k", "l"], [new object?[] { 1 }, new object?[] { 2 }]),
        new object?[] { new object?[] { 80 } },
    ];

    [Fact]
    public void Rows_with_equal_content_are_equal()
    {
        object left = Probe.Value.Read(Values);
        object right = Probe.Value.Read(Values);
        Assert.NotSame(left, right);
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Fact]
    public void Maps_are_equal_whatever_the_order_of_their_entries()
    {
        object?[] other = Values;
        other[8] = new MapFields(["l", "k"], [new object?[] { 2 }, new object?[] { 1 }]);
        Assert.Equal(Probe.Value.Read(Values), Probe.Value.Read(other));
        Assert.Equal(Probe.Value.Read(Values).GetHashCode(), Probe.Value.Read(other).GetHashCode());
    }

    [Fact]
    public void A_difference_in_any_column_makes_rows_different()
    {
        object?[] others =
        [
            2L,
            1.0,
            null,
            null,
            new byte[] { 1, 3 },
            null,
            new object?[] { "a", "b" },
            new object?[] { new object?[] { new byte[] { 8 } }, null },
            new MapFields(["k", "l"], [new object?[] { 1 }, new object?[] { 3 }]),
            new object?[] { new object?[] { 81 } },
        ];
        object row = Probe.Value.Read(Values);
        for (int i = 0; i < others.Length; i++)
        {
            object?[] changed = Values;
            changed[i] = others[i];
            Assert.NotEqual(row, Probe.Value.Read(changed));
        }
    }

    [Fact]
    public void Empty_bytes_are_not_null()
    {
        object?[] empty = Values;
        empty[5] = Array.Empty<byte>();
        object?[] none = Values;
        none[5] = null;
        Assert.NotEqual(Probe.Value.Read(empty), Probe.Value.Read(none));
        Assert.Null(Probe.Value.Write(Probe.Value.Read(none))[5]);
        Assert.Equal(Array.Empty<byte>(), Probe.Value.Write(Probe.Value.Read(empty))[5]);
    }

    [Fact]
    public void A_copy_takes_the_content_and_the_text_shows_the_columns_alone()
    {
        EmittedCode code = EmittedCode.Of(Row("Event", Column("id", ColumnKind.Int64), Column("tags", List(Type(ColumnKind.String)))));
        Assert.Equal("True False Event { Id = 1, Tags = System.String[] }", code.Run<string>(
            """
            var row = new Event { Id = 1, Tags = new[] { "a" } };
            return $"{row == (row with { Tags = new[] { "a" } })} {row == (row with { Tags = new[] { "b" } })} {row}";
            """));
    }

    [Fact]
    public void Columns_may_be_named_like_fields()
    {
        ColumnModel[] columns =
        [
            Column("tags", List(Type(ColumnKind.String))),
            Column("other", List(Type(ColumnKind.String))) with { PropertyName = "_Tags" },
            Column("last", ColumnKind.Bytes) with { PropertyName = "__Tags" },
        ];
        EmittedCode.Of(Row("Event", columns)).AssertCompiles();
    }

    [Fact]
    public void A_list_that_is_not_set_is_null_and_has_a_hash()
    {
        EmittedCode code = EmittedCode.Of(Row("Event", Column("tags", List(Type(ColumnKind.String)) with { IsNullable = true }), Column("data", Type(ColumnKind.Bytes, nullable: true))));
        Assert.True(code.Run<bool>("return new Event() == new Event() && new Event().GetHashCode() == new Event().GetHashCode() && new Event().Tags is null && new Event().Data is null;"));
    }

    [Fact]
    public void Records_without_lists_maps_and_bytes_have_no_fields_of_their_own()
    {
        string text = EmittedCode.Of(Row("Event", Column("id", ColumnKind.Int64), Column("name", ColumnKind.String))).AllText;
        Assert.DoesNotContain("ByContent", text);
    }
}
