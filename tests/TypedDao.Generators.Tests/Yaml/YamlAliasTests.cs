using System.Diagnostics;
using System.Text;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Tests.Yaml;

/// <summary>A few lines of YAML can ask for more nodes, or more depth, than any machine has.</summary>
public sealed class YamlAliasTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public void Aliases_of_aliases_stop_at_a_bound()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i <= 30; i++)
        {
            var aliases = string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10));
            text.Append($"a{i}: &a{i} [{aliases}]\n");
        }

        var watch = Stopwatch.StartNew();
        var document = YamlDocument.Parse(text.ToString());
        var problem = Assert.Single(document.Problems);

        Assert.Equal(YamlProblemKind.TooLarge, problem.Kind);
        Assert.Equal("Following the aliases gives more than 500000 nodes or 100 levels. Write fewer aliases of aliases.", problem.Message);
        Assert.Equal("*a4", document.TextAt(problem.Span));
        Assert.Equal(31, Assert.IsType<YamlMapping>(document.Root).Entries.Count);
        Assert.InRange(Count(document.Root!), 31, 1_000_000);
        Assert.Equal(document.Root.GetHashCode(), document.Root.GetHashCode());
        Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_chain_of_aliases_stops_at_a_depth()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i <= 5_000; i++)
        {
            text.Append($"a{i}: &a{i} [*a{i - 1}]\n");
        }

        var document = YamlDocument.Parse(text.ToString());

        Assert.Equal(YamlProblemKind.TooLarge, Assert.Single(document.Problems).Kind);
        Assert.InRange(Depth(document.Root!), 50, 101);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Depth_stops_at_a_bound(string opening)
    {
        var text = "first: 1\nsecond:\n  " + string.Concat(Enumerable.Repeat(opening, 20_000)) + "\nthird: 3\n";

        var watch = Stopwatch.StartNew();
        var document = YamlDocument.Parse(text);

        var problem = Assert.Single(document.Problems);
        Assert.Equal(YamlProblemKind.TooLarge, problem.Kind);
        Assert.Equal("Nested more than 100 levels deep. Check the brackets and the indentation.", problem.Message);
        Assert.Equal("{first: '1', second: null!, third: '3'}", document.Root.Render());
        Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}");
    }

    [Fact]
    public void Many_objects_may_share_their_columns()
    {
        var text = new StringBuilder("columns: &columns { a: 1, b: 2, c: 3, d: 4, e: 5 }\nobjects:\n");
        for (var i = 0; i < 10_000; i++)
        {
            text.Append($"  o{i}: {{ columns: *columns }}\n");
        }

        Assert.Empty(YamlDocument.Parse(text.ToString()).Problems);
    }

    private static int Count(YamlNode node) => node switch
    {
        YamlMapping mapping => 1 + mapping.Entries.Sum(entry => 1 + Count(entry.Value)),
        YamlSequence sequence => 1 + sequence.Items.Sum(Count),
        _ => 1,
    };

    private static int Depth(YamlNode node) => node switch
    {
        YamlMapping mapping => 1 + mapping.Entries.Max(entry => Depth(entry.Value)),
        YamlSequence sequence => 1 + sequence.Items.Max(Depth),
        _ => 1,
    };
}
