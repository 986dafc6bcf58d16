using TypedDao.Catalogs;
using TypedDao.Contexts;
using TypedDao.Keys;
using static TypedDao.Tests.Support.Definitions;

namespace TypedDao.Tests.Contexts;

public sealed class KeySpaceTests
{
    private static readonly Dictionary<string, ObjectDefinition> Objects = new()
    {
        ["file"] = File("a/x.csv"),
        ["other file"] = File("a/y.csv"),
        ["longer file"] = File("a/x.csv2"),
        ["directory"] = Directory("a"),
        ["sibling directory"] = Directory("ab"),
        ["days"] = File("d/{day:yyyy-MM-dd}/x.csv", Day("day", "yyyy-MM-dd")),
        ["names"] = File("d/{name}/x.csv", Text("name")),
        ["not a day"] = File("d/rejects/x.csv"),
        ["a day"] = File("d/2025-01-07/x.csv"),
        ["numbers"] = File("d/{n}/x.csv", Number("n")),
        ["prefixed"] = File("d/p-{name}/x.csv", Text("name")),
        ["suffixed"] = File("d/{name}-s/x.csv", Text("name")),
        ["partitioned"] = Directory("e", null, Day("day")),
        ["in a partition"] = File("e/day=2025-01-07/x.csv"),
        ["slashes"] = File("d/{day:yyyy/MM/dd}/x.csv", Day("day", "yyyy/MM/dd")),
        ["slash day"] = File("d/2025/01/07/x.csv"),
        ["moments"] = File("d/{t}/x.csv", new KeyParameter("t", KeyKind.Timestamp)),
    };

    [Theory]
    [InlineData("file", "file", true)]
    [InlineData("file", "other file", false)]
    [InlineData("file", "longer file", false)]
    [InlineData("file", "directory", true)]
    [InlineData("sibling directory", "directory", false)]
    [InlineData("days", "names", true)]
    [InlineData("days", "not a day", false)]
    [InlineData("days", "a day", true)]
    [InlineData("days", "numbers", false)]
    [InlineData("numbers", "names", true)]
    [InlineData("numbers", "not a day", false)]
    [InlineData("prefixed", "suffixed", true)]
    [InlineData("prefixed", "not a day", false)]
    [InlineData("names", "not a day", true)]
    [InlineData("partitioned", "in a partition", true)]
    [InlineData("slashes", "slash day", true)]
    [InlineData("slashes", "days", false)]
    [InlineData("moments", "days", true)]
    public void Objects_meet_where_a_key_is_one_of_both(string one, string two, bool expected)
    {
        Assert.Equal(expected, Meets("file:///lake", one, "file:///lake/", two));
        Assert.Equal(expected, Meets("file:///lake", two, "file:///lake", one));
        Assert.False(Meets("file:///lake", one, "file:///lake2", two));
    }

    [Fact]
    public void A_store_inside_another_is_compared_too()
    {
        Assert.True(Meets("s3://bucket", "directory", "s3://bucket/a", "file"));
        Assert.False(Meets("s3://bucket", "sibling directory", "s3://bucket/a", "file"));
    }

    [Fact]
    public void Many_placeholders_take_little_time()
    {
        string key = string.Concat(Enumerable.Range(0, 40).Select(i => $"{{p{i}}}-"));
        KeyParameter[] parameters = [.. Enumerable.Range(0, 40).Select(i => Text($"p{i}"))];
        var one = new KeySpace("m://", File(key + "x", parameters), null);
        Assert.False(one.Meets(new KeySpace("m://", File(key + "y", parameters), null)));
    }

    private static bool Meets(string root, string one, string otherRoot, string two)
        => new KeySpace(root, Objects[one], null).Meets(new KeySpace(otherRoot, Objects[two], null));
}
