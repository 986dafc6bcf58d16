using TypedDao.Rows;

namespace TypedDao.Tests.Rows;

public sealed class ValueComparersTests
{
    [Fact]
    public void Lists_compare_by_element_and_order()
    {
        var comparer = ValueComparers.List(ValueComparers.List<int>());

        Assert.True(comparer.Equals([[1, 2], []], [[1, 2], []]));
        Assert.False(comparer.Equals([[1, 2]], [[2, 1]]));
        Assert.False(comparer.Equals([[1]], null));
        Assert.True(comparer.Equals(null, null));
        Assert.Equal(comparer.GetHashCode([[1, 2], []]), comparer.GetHashCode([[1, 2], []]));
    }

    [Fact]
    public void Maps_compare_as_sets_of_entries()
    {
        var comparer = ValueComparers.Map<string, int?>();
        var left = new Dictionary<string, int?> { ["a"] = 1, ["b"] = null };
        var right = new Dictionary<string, int?> { ["b"] = null, ["a"] = 1 };

        Assert.True(comparer.Equals(left, right));
        Assert.Equal(comparer.GetHashCode(left), comparer.GetHashCode(right));
        right["b"] = 0;
        Assert.False(comparer.Equals(left, right));
    }

    [Fact]
    public void Bytes_compare_by_content()
    {
        var comparer = ValueComparers.Nullable(ValueComparers.Bytes);

        Assert.True(comparer.Equals(new byte[] { 1, 2 }, new ReadOnlyMemory<byte>([0, 1, 2]).Slice(1)));
        Assert.False(comparer.Equals(new byte[] { 1 }, null));
        Assert.Equal(comparer.GetHashCode(new byte[] { 1, 2 }), comparer.GetHashCode(new ReadOnlyMemory<byte>([0, 1, 2]).Slice(1)));
    }
}
