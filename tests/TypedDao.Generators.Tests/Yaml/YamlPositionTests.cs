using Microsoft.CodeAnalysis.Text;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Tests.Yaml;

/// <summary>Every node is at its own text, by offset and by line and column from zero.</summary>
public sealed class YamlPositionTests
{
    private const string Text =
        "# comment\n"
        + "stores:\n"
        + "  'größe 😀': { type: s3, keys: [a, \"b c\"] }   # trailing\n"
        + "  plain: two words   # trailing\n"
        + "  empty:\n"
        + "  block: |\n"
        + "    one\n"
        + "    two\n"
        + "\n"
        + "  tagged: &anchor value\n"
        + "  list:\n"
        + "    - first\n"
        + "    - x: 1\n"
        + "      y: \"😀\"\n"
        + "  after: *anchor\n";

    [Theory]
    [InlineData("stores", 1, 0, "stores")]
    [InlineData("stores/größe 😀", 2, 2, "'größe 😀'")]
    [InlineData("stores/größe 😀/", 2, 14, "{ type: s3, keys: [a, \"b c\"] }")]
    [InlineData("stores/größe 😀/type", 2, 16, "type")]
    [InlineData("stores/größe 😀/type/", 2, 22, "s3")]
    [InlineData("stores/größe 😀/keys/", 2, 32, "[a, \"b c\"]")]
    [InlineData("stores/größe 😀/keys/0", 2, 33, "a")]
    [InlineData("stores/größe 😀/keys/1", 2, 36, "\"b c\"")]
    [InlineData("stores/plain/", 3, 9, "two words")]
    [InlineData("stores/empty/", 4, 8, "")]
    [InlineData("stores/block/", 5, 9, "|\n    one\n    two")]
    [InlineData("stores/tagged/", 9, 18, "value")]
    [InlineData("stores/list/", 11, 4, "- first\n    - x: 1\n      y: \"😀\"")]
    [InlineData("stores/list/0", 11, 6, "first")]
    [InlineData("stores/list/1", 12, 6, "x: 1\n      y: \"😀\"")]
    [InlineData("stores/list/1/y/", 13, 9, "\"😀\"")]
    [InlineData("stores/after", 14, 2, "after")]
    [InlineData("stores/after/", 9, 18, "value")]
    public void Nodes_are_where_they_are_written(string path, int line, int column, string token)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n", "\r" })
        {
            var document = YamlDocument.Parse(Text.Replace("\n", lineEnd));
            Assert.Empty(document.Problems.Select(document.Render));

            var span = SpanAt(document.Root!, path.Split('/'));

            Assert.Equal(token.Replace("\n", lineEnd), document.TextAt(span));
            var place = document.GetLineSpan(span);
            Assert.Equal((line, column), (place.StartLine, place.StartColumn));
        }
    }

    [Fact]
    public void The_root_reaches_from_the_first_key_to_the_last_value()
    {
        var document = YamlDocument.Parse("# comment\na: 1\nb: 22   # comment\n\n");

        Assert.Equal("a: 1\nb: 22", document.TextAt(document.Root!.Span));
        Assert.Equal(new YamlLineSpan(1, 0, 2, 5), document.GetLineSpan(document.Root.Span));
    }

    [Fact]
    public void An_entry_reaches_from_its_key_to_its_value()
    {
        var document = YamlDocument.Parse("a: &x { b: 1 }\nc: *x\nd:\n");
        var entries = Assert.IsType<YamlMapping>(document.Root).Entries;

        Assert.Equal("a: &x { b: 1 }", document.TextAt(entries[0].Span));
        Assert.Equal("c", document.TextAt(entries[1].Span));
        Assert.Equal("d:", document.TextAt(entries[2].Span));
    }

    [Fact]
    public void Lines_agree_with_the_compilers_own()
    {
        const string Lines = "a: 1\r\nb: 2\rc: 3\n\r\n\n\rd: 4\r\n";
        var document = YamlDocument.Parse(Lines);
        var source = SourceText.From(Lines);

        for (var offset = 0; offset <= Lines.Length; offset++)
        {
            var expected = source.Lines.GetLinePosition(offset);
            var actual = document.GetLineSpan(new(offset, 0));
            Assert.Equal((expected.Line, expected.Character), (actual.StartLine, actual.StartColumn));
        }
    }

    [Fact]
    public void A_location_prints_as_the_compiler_prints_it()
    {
        var document = YamlDocument.Parse("a: 1\n  # comment\nb: x\n");
        var value = Assert.IsType<YamlMapping>(document.Root).Find("b")!.Value;

        var location = document.GetLocation("catalog.yaml", value.Span);

        Assert.Equal("catalog.yaml@3:4", location.GetLineSpan().Path + "@" + (location.GetLineSpan().StartLinePosition.Line + 1) + ":"
            + (location.GetLineSpan().StartLinePosition.Character + 1));
        Assert.Equal(new TextSpan(20, 1), location.SourceSpan);
    }

    /// <summary>Keys and indexes lead down; a name at the end is the key, an empty part after it the value.</summary>
    private static YamlSpan SpanAt(YamlNode node, ReadOnlySpan<string> path)
    {
        if (path is [""] or [])
        {
            return node.Span;
        }

        if (node is YamlSequence sequence)
        {
            return SpanAt(sequence.Items[int.Parse(path[0])], path[1..]);
        }

        var entry = Assert.IsType<YamlMapping>(node).Find(path[0]);
        Assert.NotNull(entry);
        return path.Length == 1 ? entry.Key.Span : SpanAt(entry.Value, path[1..]);
    }
}
