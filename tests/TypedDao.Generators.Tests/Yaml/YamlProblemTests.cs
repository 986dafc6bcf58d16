using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Tests.Yaml;

/// <summary>Each mistake: the problem as an editor shows it, and the tree that is left. <c>!</c> marks what is incomplete.</summary>
public sealed class YamlProblemTests
{
    private const string WantsKey = "Here \"key: value\" is expected. Check this line's indentation, and the colon and space after its key.";
    private const string Tabs = "A tab stands where YAML wants spaces. Indent with spaces.";
    private const string Deeper =
        "This line is indented deeper than the one above, which already has a value. Align it with the keys beside it.";
    private const string BlockText =
        "After \"|\" or \">\" only \"-\" or \"+\", a digit and a comment may stand; the text follows on the next lines, all indented alike.";
    private const string Anchor =
        "After \"*\" or \"&\" the name of an anchor must follow. Put quotes around a text that begins with either.";
    private const string Colon = "A second colon on one line. Put quotes around a text that has a colon followed by a space.";
    private const string Quote = "Nothing may follow the closing quote. Write '' for a quote within '…', and \\\" within \"…\".";
    private const string Escape = "This escape is unknown in YAML. Write \\\\ for a backslash, or use '…', where a backslash is itself.";

    [Theory]
    [InlineData("a: 1\nb\nc: 2\n", "{a: '1', c: '2'}!", "2:1 Syntax <b> " + WantsKey)]
    [InlineData("a: 1\n- b\nc: 2", "{a: '1', c: '2'}!", "2:1 Syntax <-> " + WantsKey)]
    [InlineData("a: 1\nb:2\nc: 3", "{a: '1', c: '3'}!", "2:1 Syntax <b:2> " + WantsKey)]
    [InlineData("- a\nb: 1\n- c", "['a', 'c']!", "2:1 Syntax <b:> Here \"- \" is expected, as in the items above. Check this line's indentation.")]
    [InlineData("a: 1\n\n b: 2\nc: 3", "{a: '1', c: '3'}!", "3:2 Syntax <b: 2> " + Deeper)]
    [InlineData("a: b: c\nd: 1", "{a: null!, d: '1'}", "1:5 Syntax <: c> " + Colon)]
    [InlineData("a: @x\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <@x> A text cannot begin with \"@\". Put quotes around it.")]
    [InlineData("a: %x\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <%x> A text cannot begin with \"%\". Put quotes around it.")]
    [InlineData("a: `x`\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <`x`> A text cannot begin with \"`\". Put quotes around it.")]
    [InlineData("a: *\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <*> " + Anchor)]
    [InlineData("*: 1\nb: 1", "{b: '1'}!", "1:1 Syntax <*> " + Anchor)]
    [InlineData("a: { *: 1 }\nb: 1", "{a: null!, b: '1'}", "1:6 Syntax <*> " + Anchor)]
    [InlineData("a: -\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <-> A list in block style begins on a line of its own. Put \"- \" on the next line, or write [a, b].")]
    [InlineData("a: ]\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <]> This \"]\" closes nothing. Remove it, or put quotes around the text.")]
    [InlineData("a: |x\n  y\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <|x> " + BlockText)]
    [InlineData("%YAML 3.0\n---\na: 1", "{a: '1'}!", "1:1 Syntax <%YAML> A catalog has no YAML directives or tags. Remove this line.")]
    public void Block_style(string text, string tree, string problem) => Check(text, tree, problem);

    [Theory]
    [InlineData("a: \"x\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <\"x> The quote that opens here is not closed.")]
    [InlineData("a: 'x\nb: 1", "{a: null!, b: '1'}", "1:4 Syntax <'x> The quote that opens here is not closed.")]
    [InlineData("a:\n  b: 'x\n  c: 'y'\nd: 1", "{a: {b: null!}, d: '1'}", "2:6 Syntax <'x> The quote that opens here is not closed.")]
    [InlineData("a: 'it's'\nb: 1", "{a: null!, b: '1'}", "1:8 Syntax <s'> " + Quote)]
    [InlineData("a: \"C:\\data\"\nb: 1", "{a: null!, b: '1'}", "1:7 Syntax <\\d> " + Escape)]
    [InlineData("a: \"\\n\\u12g4\"\nb: 1", "{a: null!, b: '1'}", "1:7 Syntax <\\u> " + Escape)]
    public void Quotes(string text, string tree, string problem) => Check(text, tree, problem);

    [Theory]
    [InlineData("a: [1, 2\nb: 3", "{a: null!, b: '3'}", "1:4 Syntax <[> This \"[\" is not closed: \"]\" is missing.")]
    [InlineData("a: {x: 1\nb: 3", "{a: null!, b: '3'}", "1:4 Syntax <{> This \"{\" is not closed: \"}\" is missing.")]
    [InlineData("a: {x: [1\nb: 3", "{a: null!, b: '3'}", "1:8 Syntax <[> This \"[\" is not closed: \"]\" is missing.")]
    [InlineData("b: 3\na: {x: 1", "{b: '3', a: null!}", "2:4 Syntax <{> This \"{\" is not closed: \"}\" is missing.")]
    [InlineData("a: [}\nb: 1", "{a: null!, b: '1'}", "1:5 Syntax <}> This \"}\" closes nothing. Remove it, or put quotes around the text.")]
    [InlineData("a: [1,,2]\nb: 1", "{a: null!, b: '1'}", "1:7 Syntax <,> A value is expected before \",\".")]
    [InlineData("a: {x: 'y' z}\nb: 1", "{a: null!, b: '1'}", "1:12 Syntax <z}> Here \",\" or \"}\" is expected. Put quotes around a text that has brackets, or a colon and a space.")]
    [InlineData("a: {\n  x: 1,\n  y: @\n}\nb: 1", "{a: null!, b: '1'}", "3:6 Syntax <@> A text cannot begin with \"@\". Put quotes around it.")]
    [InlineData("a: {x: ${Y}, z: 1}", "{a: {x: '${Y}', z: '1'}}", "1:8 Syntax <${Y}> Within { } and [ ] a placeholder needs quotes: \"${Y}\".")]
    [InlineData("a: [x/${Y:-p,q}/z]", "{a: ['x/${Y:-p,q}/z']}", "1:7 Syntax <${Y:-p,q}> Within { } and [ ] a placeholder needs quotes: \"${Y:-p,q}\".")]
    [InlineData("{a:b, 'c':d, e: f}", "{a: 'b', c: 'd', e: 'f'}", "1:3 Syntax <:> A space is missing after the colon: a: b")]
    public void Flow_style(string text, string tree, string problem) => Check(text, tree, problem);

    [Theory]
    [InlineData("{ a: decimal(10,2), b: c }", "{a: 'decimal(10,2)', b: 'c'}", "1:6 UnquotedComma <decimal(10,2)> Within { } and [ ] a comma ends the value. Put quotes around it: \"decimal(10,2)\".")]
    [InlineData("{ a: decimal(10, 2)? }", "{a: 'decimal(10, 2)?'}", "1:6 UnquotedComma <decimal(10, 2)?> Within { } and [ ] a comma ends the value. Put quotes around it: \"decimal(10, 2)?\".")]
    [InlineData("{a: map<string, decimal(10,2)>, b: c}", "{a: 'map<string, decimal(10,2)>', b: 'c'}", "1:5 UnquotedComma <map<string, decimal(10,2)>> Within { } and [ ] a comma ends the value. Put quotes around it: \"map<string, decimal(10,2)>\".")]
    [InlineData("{a:decimal(10,2)}", "{a: 'decimal(10,2)'}", "1:3 Syntax <:> A space is missing after the colon: a: decimal(10", "1:4 UnquotedComma <decimal(10,2)> Within { } and [ ] a comma ends the value. Put quotes around it: \"decimal(10,2)\".")]
    [InlineData("[day(ts), bucket(16, id), x]", "['day(ts)', 'bucket(16, id)', 'x']", "1:11 UnquotedComma <bucket(16, id)> Within { } and [ ] a comma ends the value. Put quotes around it: \"bucket(16, id)\".")]
    [InlineData("[x < 3, y > 2]", "['x < 3', 'y > 2']")]
    [InlineData("{ a: f(x, b: g }", "{a: 'f(x', b: 'g'}")]
    [InlineData("{ a: 'decimal(10,2)', 2): }", "{a: 'decimal(10,2)', 2): null}")]
    public void An_unquoted_comma_is_reported_and_mended(string text, string tree, params string[] problems) =>
        Check(text, tree, problems);

    [Theory]
    [InlineData("a:\n\tb: 1\nc: 2", "{a: null!, c: '2'}", "2:1 Tab <\t> " + Tabs)]
    [InlineData("a:\n  b: 1\n\t\tc: 2\nd: 3", "{a: {b: '1'}!, d: '3'}", "3:1 Tab <\t\t> " + Tabs)]
    [InlineData("a:\n  \tb: 1\nc: 2", "{a: {b: '1'}, c: '2'}", "2:3 Tab <\t> " + Tabs)]
    [InlineData("\ta: 1", "{a: '1'}", "1:1 Tab <\t> " + Tabs)]
    [InlineData("a: |\n\tx\nb: 1", "{a: ''!, b: '1'}", "2:1 Tab <\t> " + Tabs)]
    public void Tabs_are_reported_at_the_tab(string text, string tree, string problem) => Check(text, tree, problem);

    [Theory]
    [InlineData("a: x\0y\nb: 1", "{a: 'x y', b: '1'}", "1:5 InvalidCharacter <\0> YAML does not allow the character U+0000. Remove it, or write it as \"\\u0000\" within double quotes.")]
    [InlineData("a: x\u0007y", "{a: 'x y'}", "1:5 InvalidCharacter <\u0007> YAML does not allow the character U+0007. Remove it, or write it as \"\\u0007\" within double quotes.")]
    [InlineData("a: x\uFFFEy", "{a: 'x y'}", "1:5 InvalidCharacter <\uFFFE> YAML does not allow the character U+FFFE. Remove it, or write it as \"\\uFFFE\" within double quotes.")]
    public void Forbidden_characters(string text, string tree, string problem) => Check(text, tree, problem);

    [Fact]
    public void Half_a_surrogate_pair_is_a_forbidden_character()
    {
        // Not in an attribute: metadata cannot hold such a text.
        var document = YamlDocument.Parse("a: x" + (char)0xD83D + "y");

        Assert.Equal("{a: 'x y'}", document.Root.Render());
        Assert.Equal(YamlProblemKind.InvalidCharacter, Assert.Single(document.Problems).Kind);
    }

    [Fact]
    public void A_binary_file_is_reported_with_a_few_problems()
    {
        var document = YamlDocument.Parse(new string('\0', 10_000));

        Assert.Equal(10, document.Problems.Count);
        Assert.Null(document.Root);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\na: 4", "{a: '1', b: '2', a#: '3', a#: '4'}", "3:1 DuplicateKey <a> The key \"a\" is already in this mapping. Remove or rename one of the two. (see 1:1)", "4:1 DuplicateKey <a> The key \"a\" is already in this mapping. Remove or rename one of the two. (see 1:1)")]
    [InlineData("{ a: 1, 'a': 2 }", "{a: '1', a#: '2'}", "1:9 DuplicateKey <'a'> The key \"a\" is already in this mapping. Remove or rename one of the two. (see 1:3)")]
    [InlineData("a: { x: 1 }\nb: { x: 1 }", "{a: {x: '1'}, b: {x: '1'}}")]
    [InlineData("a: 1\nA: 2", "{a: '1', A: '2'}")]
    [InlineData("? [a]\n: 1\nb: 2", "{b: '2'}", "1:3 InvalidKey <[a]> A key must be a text, not a list. Put quotes around a text that begins with a bracket.")]
    [InlineData("{ {a: b}: c }", "{}", "1:3 InvalidKey <{a: b}> A key must be a text, not a mapping. Put quotes around a text that begins with a bracket.")]
    [InlineData(": 1\nb: 2", "{b: '2'}", "1:1 InvalidKey <:> A key is missing before the colon.")]
    public void Keys(string text, string tree, params string[] problems) => Check(text, tree, problems);

    [Theory]
    [InlineData("a: *y", "{a: null!}", "1:4 UnknownAlias <*y> No anchor \"&y\" is written before this alias. Write \"&y\" before the value it names, or the value itself here; put quotes around a text that begins with \"*\".")]
    [InlineData("a: &x [*x]", "{a: [null!]}", "1:8 UnknownAlias <*x> The alias \"*x\" stands within the value it names, which would have no end. Write the value itself here.")]
    [InlineData("a: { <<: 3 }", "{a: {}}", "1:10 InvalidMerge <3> \"<<\" merges a mapping or a list of mappings, and here is a text.")]
    [InlineData("a: { <<: [{ b: 1 }, [x]] }", "{a: {b: '1'}}", "1:21 InvalidMerge <[x]> \"<<\" merges a mapping or a list of mappings, and here is a list.")]
    [InlineData("a: !!int 3", "{a: '3'}", "1:4 Tag <!!int> The tag \"!!int\" has no meaning in a catalog: the key decides the type. Remove it, or put quotes around a text that begins with \"!\".")]
    [InlineData("a: &x !foo { b: 1 }", "{a: {b: '1'}}", "1:7 Tag <!foo> The tag \"!foo\" has no meaning in a catalog: the key decides the type. Remove it, or put quotes around a text that begins with \"!\".")]
    [InlineData("a: 1\n---\nb: 2", "{a: '1'}", "2:1 SecondDocument <---> A second document begins here, and only the first is read. Remove \"---\", or move the rest into a file of its own.")]
    public void Aliases_tags_and_documents(string text, string tree, params string[] problems) => Check(text, tree, problems);

    private static void Check(string text, string tree, params string[] problems)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n", "\r" })
        {
            var document = YamlDocument.Parse(text.Replace("\n", lineEnd));

            Assert.Equal(problems, document.Problems.Select(document.Render));
            Assert.Equal(tree, document.Root.Render());
        }
    }
}
