namespace TypedDao.Generators.Tests.Polyfills;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Arrays_are_equal_by_their_items_in_order()
    {
        EquatableArray<string> array = ["a", "b"];

        Assert.Equal(array, new[] { "a", "b" }.ToEquatableArray());
        Assert.Equal(array.GetHashCode(), new[] { "a", "b" }.ToEquatableArray().GetHashCode());
        Assert.True(array != ["b", "a"]);
        Assert.True(array != ["a"]);
    }

    [Fact]
    public void The_default_is_the_empty_array()
    {
        EquatableArray<string> none = [];

        Assert.True(none == default);
        Assert.True(none.IsEmpty);
        Assert.Empty(none);
        Assert.Equal(none.GetHashCode(), new EquatableArray<string>([]).GetHashCode());
        Assert.Equal(none, new EquatableArray<string>([]));
        Assert.Throws<IndexOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void Items_are_reached_by_index_and_in_order()
    {
        EquatableArray<int> array = [3, 1, 2];

        Assert.Equal(1, array[1]);
        Assert.Equal([3, 1, 2], array);
        Assert.Equal([3, 1, 2], array.ToImmutableArray());
        Assert.Equal([3, 1, 2], array.AsSpan().ToArray());
    }
}
