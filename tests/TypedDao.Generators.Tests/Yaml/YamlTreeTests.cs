using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Tests.Yaml;

public sealed class YamlTreeTests
{
    [Theory]
    [InlineData("", "-")]
    [InlineData("\n\n  \n", "-")]
    [InlineData("# a comment\n  # another", "-")]
    [InlineData("---\n", "-")]
    [InlineData("---\na: 1\n...\n", "{a: '1'}")]
    [InlineData("text", "'text'")]
    [InlineData("~", "null")]
    [InlineData("a: 1\nb: two words # comment", "{a: '1', b: 'two words'}")]
    [InlineData("a:\nb: ~\nc: null\nd: 'null'\ne: \"\"\nf: # comment", "{a: null, b: null, c: null, d: 'null', e: '', f: null}")]
    [InlineData("[a, 'b, c', \"d\\te\", [f], {g: h}]", "['a', 'b, c', 'd\te', ['f'], {g: 'h'}]")]
    [InlineData("{a: b, c: {d: [e]}, 'f g': }", "{a: 'b', c: {d: ['e']}, f g: null}")]
    [InlineData("a:\n- b\n- c: d\n  e: f\n-\n", "{a: ['b', {c: 'd', e: 'f'}, null]}")]
    [InlineData("a: |\n  x\n   y\nb: >-\n  x\n  y\n", "{a: 'x\n y\n', b: 'x y'}")]
    [InlineData("a: one\n  two\nb: 1", "{a: 'one two', b: '1'}")]
    [InlineData("a: 007\nb: yes\nc: 2025-01-07\nd: 0x1F\ne: 1e3", "{a: '007', b: 'yes', c: '2025-01-07', d: '0x1F', e: '1e3'}")]
    [InlineData("a: string?\nb: { c: string?, d: list<string> }", "{a: 'string?', b: {c: 'string?', d: 'list<string>'}}")]
    [InlineData("${A}: ${B:-c}\nx: \"{ingest_date:yyyy-MM-dd}\"", "{${A}: '${B:-c}', x: '{ingest_date:yyyy-MM-dd}'}")]
    [InlineData("größe: 😀\n名: \"\\u00e9\\U0001F600\"", "{größe: '😀', 名: 'é😀'}")]
    [InlineData("a:\t1\nb: 2\t# comment\n", "{a: '1', b: '2'}")]
    [InlineData("a: {\n\tb: 1\n}", "{a: {b: '1'}}")]
    [InlineData("a: 1 \t\n\t\n \t \nb: 2\n", "{a: '1', b: '2'}")]
    [InlineData("? a\n: 1\n", "{a: '1'}")]
    [InlineData("a: &x {b: 1}\nc: *x\n", "{a: {b: '1'}, c: {b: '1'}}")]
    [InlineData("a: &x 1\nb: &x 2\nc: *x\n", "{a: '1', b: '2', c: '2'}")]
    public void Well_formed_text_gives_its_tree_and_no_problem(string text, string tree)
    {
        var document = YamlDocument.Parse(text);

        Assert.Empty(document.Problems.Select(document.Render));
        Assert.Equal(tree, document.Root.Render());
    }

    [Theory]
    [InlineData("b: 1\n<<: *x\nc: 2", "{b: '1', a: '0', c: '2'}")]
    [InlineData("<<: *x\na: 1", "{a: '1'}")]
    [InlineData("a: 1\n<<: *x", "{a: '1'}")]
    [InlineData("<<: [*x, { a: 5, b: 6 }]", "{a: '0', b: '6'}")]
    [InlineData("{ <<: *x, b: 1 }", "{a: '0', b: '1'}")]
    [InlineData("'<<': 1", "{<<: '1'}")]
    public void The_merge_key_puts_other_entries_in_its_place_where_none_is_written(string text, string tree)
    {
        var document = YamlDocument.Parse("x: &x { a: 0 }\ny:\n" + string.Concat(text.Split('\n').Select(line => $"  {line}\n")));

        Assert.Empty(document.Problems.Select(document.Render));
        Assert.Equal(tree, Assert.IsType<YamlMapping>(document.Root).Find("y")!.Value.Render());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_line_end_is_read(string lineEnd)
    {
        var document = YamlDocument.Parse($"a:{lineEnd}  b: 1{lineEnd}  c: |{lineEnd}    x{lineEnd}    y{lineEnd}d: 2");

        Assert.Equal("{a: {b: '1', c: 'x\ny\n'}, d: '2'}", document.Root.Render());
        Assert.Empty(document.Problems);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_key()
    {
        var document = YamlDocument.Parse("\uFEFFa: 1\nb: 2");

        Assert.Equal("{a: '1', b: '2'}", document.Root.Render());
        var first = Assert.IsType<YamlMapping>(document.Root).Entries[0].Key;
        Assert.Equal("a", document.TextAt(first.Span));
        Assert.Equal(new YamlLineSpan(0, 0, 0, 1), document.GetLineSpan(first.Span));
    }

    [Theory]
    [InlineData("a", YamlScalarStyle.Plain, false)]
    [InlineData("~", YamlScalarStyle.Plain, true)]
    [InlineData("NULL", YamlScalarStyle.Plain, true)]
    [InlineData("nULL", YamlScalarStyle.Plain, false)]
    [InlineData("'~'", YamlScalarStyle.SingleQuoted, false)]
    [InlineData("\"\"", YamlScalarStyle.DoubleQuoted, false)]
    [InlineData("|\n x", YamlScalarStyle.Literal, false)]
    [InlineData(">\n x", YamlScalarStyle.Folded, false)]
    public void A_scalar_knows_how_it_is_written(string text, object style, bool isNull)
    {
        var scalar = Assert.IsType<YamlScalar>(YamlDocument.Parse(text).Root);

        Assert.Equal(style, scalar.Style);
        Assert.Equal(isNull, scalar.IsNull);
        Assert.Equal(style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted, scalar.IsQuoted);
    }

    [Fact]
    public void A_mapping_finds_the_first_of_equal_keys()
    {
        var mapping = Assert.IsType<YamlMapping>(YamlDocument.Parse("a: 1\nb: 2\na: 3").Root);

        Assert.True(mapping.TryGet("a", out var value));
        Assert.Equal("'1'", value.Render());
        Assert.False(mapping.TryGet("c", out _));
        Assert.Null(mapping.Find("A"));
    }

    [Fact]
    public void Documents_are_equal_when_their_texts_are()
    {
        Assert.Equal(YamlDocument.Parse("a: 1"), YamlDocument.Parse("a: 1"));
        Assert.Equal(YamlDocument.Parse("a: 1").GetHashCode(), YamlDocument.Parse("a: 1").GetHashCode());
        Assert.NotEqual(YamlDocument.Parse("a: 1"), YamlDocument.Parse("a:  1"));
        Assert.NotEqual(YamlDocument.Parse("a: 1"), YamlDocument.Parse("a: 1 # comment"));
    }

    [Fact]
    public void Trees_are_equal_by_value_and_position()
    {
        const string Text = "a: [1, { b: 'c' }]\nd: |\n  e\n";

        Assert.Equal(YamlDocument.Parse(Text).Root, YamlDocument.Parse(Text).Root);
        Assert.Equal(YamlDocument.Parse(Text).Root, YamlDocument.Parse(Text + "# comment").Root);
        Assert.NotEqual(YamlDocument.Parse(Text).Root, YamlDocument.Parse("# comment\n" + Text).Root);
        Assert.NotEqual(YamlDocument.Parse(Text).Root, YamlDocument.Parse(Text.Replace('c', 'x')).Root);
    }

    [Fact]
    public void A_cancelled_parse_throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => YamlDocument.Parse("a: 1", cancelled.Token));
    }
}
