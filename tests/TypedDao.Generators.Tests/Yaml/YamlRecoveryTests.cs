using System.Diagnostics;
using System.Text;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Tests.Yaml;

/// <summary>One broken object leaves the others in the tree, before it and after it.</summary>
public sealed class YamlRecoveryTests
{
    [Fact]
    public void Objects_before_and_after_a_broken_line_survive()
    {
        var document = YamlDocument.Parse(
            """
            stores:
              bronze:
                objects:
                  users:
                    type: File
                    columns:
                      id: int64
                      bad
                      name: string
                  orders: { type: File }
              silver:
                type: s3
            """);

        Assert.Equal(
            "{stores: {bronze: {objects: {users: {type: 'File', columns: {id: 'int64', name: 'string'}!}, orders: {type: 'File'}}}, silver: {type: 's3'}}}",
            document.Root.Render());
        Assert.Equal("8:11 Syntax <bad>", document.Render(Assert.Single(document.Problems))[..17]);
    }

    [Fact]
    public void Several_broken_lines_are_all_reported()
    {
        var document = YamlDocument.Parse("a: @1\nb: 1\nc: \"x\nd: 2\ne: [1\nf: 3\n\tg: 4\nh: 5\n");

        Assert.Equal("{a: null!, b: '1', c: null!, d: '2', e: null!, f: '3', h: '5'}!", document.Root.Render());
        Assert.Equal([1, 3, 5, 7], document.Problems.Select(problem => document.GetLineSpan(problem.Span).StartLine + 1));
    }

    [Fact]
    public void What_is_below_a_broken_line_goes_with_it()
    {
        var document = YamlDocument.Parse("a:\n  @\n    y: 1\n    z: 2\n  b: 1\nc: 2\n");

        Assert.Equal("{a: {b: '1'}!, c: '2'}", document.Root.Render());
        Assert.Single(document.Problems);
    }

    [Theory]
    [InlineData("a:\n- 1\n- @\n- 2\nb: 3", "{a: ['1', '2']!, b: '3'}")]
    [InlineData("a:\n  - x: 1\n  - x: @\n    y: 2\n  - z: 3\nb: 3", "{a: [{x: '1'}, {x: null!, y: '2'}, {z: '3'}], b: '3'}")]
    [InlineData("a:\n  - x: 1\n    @\n    y: 2\n  - z: 3\nb: 3", "{a: [{x: '1', y: '2'}!, {z: '3'}], b: '3'}")]
    [InlineData("a: @\n- x\n- y\nb: 3", "{a: ['x', 'y']!, b: '3'}")]
    [InlineData("'a: b': @\nc: 3", "{a: b: null!, c: '3'}")]
    public void Lists_keep_their_other_items(string text, string tree) => Assert.Equal(tree, YamlDocument.Parse(text).Root.Render());

    [Fact]
    public void Half_typed_text_keeps_the_objects_above()
    {
        const string Above = "stores:\n  a:\n    type: s3\n    objects:\n      o1: { type: File }\n";
        foreach (var typed in new[] { "      o2", "      o2:", "      o2: {", "      o2: { type:", "      o2: { type: \"", "      o2: [", "      '", "      &", "      -" })
        {
            Assert.StartsWith("{stores: {a: {type: 's3', objects: {o1: {type: 'File'}", YamlDocument.Parse(Above + typed).Root.Render());
        }
    }

    [Fact]
    public void A_text_of_nothing_but_mistakes_costs_a_bounded_time()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 50_000; i++)
        {
            text.Append($"k{i}: @broken\n");
        }

        var watch = Stopwatch.StartNew();
        var document = YamlDocument.Parse(text.ToString());

        Assert.InRange(document.Problems.Count, 2, 10);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Where_recovery_ends_the_tree_built_before_is_kept_and_marked()
    {
        var text = new StringBuilder("first: 1\n");
        for (var i = 0; i < 50; i++)
        {
            text.Append($"k{i}: @broken\n");
        }

        var document = YamlDocument.Parse(text.ToString());

        Assert.Equal(10, document.Problems.Count);
        var root = Assert.IsType<YamlMapping>(document.Root);
        Assert.False(root.IsComplete);
        Assert.Equal("first", root.Entries[0].Key.Text);
    }
}
