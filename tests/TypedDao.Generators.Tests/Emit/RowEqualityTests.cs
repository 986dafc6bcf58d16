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
    public void Records_without_lists_maps_and_bytes_keep_the_equality_of_the_language()
    {
        string text = EmittedCode.Of(Row("Event", Column("id", ColumnKind.Int64), Column("name", ColumnKind.String))).AllText;
        Assert.DoesNotContain("GetHashCode", text);
    }
}
