using TypedDao.Rows;

namespace TypedDao.Tests.Rows;

public sealed class ByContentTests
{
    [Fact]
    public void Lists_are_compared_by_content()
    {
        AssertEqual(List("a", null), List("a", null));
        AssertDifferent(List("a", null), List(null, "a"));
        AssertDifferent(List("a"), new ByContent<IReadOnlyList<string?>, ListShape<string?, OptionalShape<string, StringShape>>>(null!));
    }

    [Fact]
    public void Maps_are_compared_whatever_the_order_of_their_entries()
    {
        AssertEqual(Map(("a", 1), ("b", null)), Map(("b", null), ("a", 1)));
        AssertDifferent(Map(("a", 1)), Map(("a", null)));
    }

    [Fact]
    public void Bytes_within_lists_are_compared_by_content()
    {
        AssertEqual(Bytes([1, 2], []), Bytes([1, 2], []));
        AssertDifferent(Bytes([1, 2]), Bytes([1, 3]));
    }

    [Fact]
    public void Nothing_equals_nothing()
    {
        AssertEqual(default(ByContent<ReadOnlyMemory<byte>?, NullableShape<ReadOnlyMemory<byte>, BytesShape>>), default);
        AssertEqual(default(ByContent<IReadOnlyList<int>?, OptionalShape<IReadOnlyList<int>, ListShape<int, Int32Shape>>>), default);
        AssertDifferent(default, new ByContent<ReadOnlyMemory<byte>?, NullableShape<ReadOnlyMemory<byte>, BytesShape>>(ReadOnlyMemory<byte>.Empty));
    }

    private static ByContent<IReadOnlyList<string?>, ListShape<string?, OptionalShape<string, StringShape>>> List(params string?[] items) => new(items);

    private static ByContent<IReadOnlyDictionary<string, int?>, MapShape<string, int?, StringShape, NullableShape<int, Int32Shape>>> Map(
        params (string Key, int? Value)[] entries)
        => new(entries.ToDictionary(entry => entry.Key, entry => entry.Value));

    private static ByContent<IReadOnlyList<ReadOnlyMemory<byte>>, ListShape<ReadOnlyMemory<byte>, BytesShape>> Bytes(params byte[][] items)
        => new([.. items.Select(item => (ReadOnlyMemory<byte>)item)]);

    private static void AssertEqual<T, TShape>(ByContent<T, TShape> left, ByContent<T, TShape> right)
        where TShape : struct, IValueShape<T>
    {
        Assert.True(left == right);
        Assert.False(left != right);
        Assert.True(left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    private static void AssertDifferent<T, TShape>(ByContent<T, TShape> left, ByContent<T, TShape> right)
        where TShape : struct, IValueShape<T>
    {
        Assert.False(left == right);
        Assert.True(left != right);
        Assert.False(left.Equals((object)right));
    }
}
