using System.Text;
using System.Text.RegularExpressions;
using TypedDao.Tests;

namespace TypedDao.Architecture;

public sealed partial class HygieneTests
{
    private const int MaximumLines = 500;

    // This file names what it looks for, so it is the one that is not searched.
    private const string ThisFile = "tests/TypedDao.Architecture.Tests/HygieneTests.cs";

    [Fact]
    public void No_file_holds_a_path_of_somebodys_machine() =>
        AssertNone(TrackedFiles.Written, MachinePath(), "is a path of one machine; take it from the repository's root, a temporary folder or a setting");

    [Fact]
    public void No_file_holds_the_address_of_a_package_registry() =>
        AssertNone(TrackedFiles.Written, RegistryHost(), "is a registry's address; which registry is used is the user's configuration");

    [Fact]
    public void Nothing_is_left_for_later() =>
        AssertNone(
            TrackedFiles.Written.Where(file => Path.GetExtension(file) is not (".md" or ".editorconfig" or ".globalconfig")),
            Unfinished(),
            "is unfinished work; do it, or state the limit in the documentation");

    [Fact]
    public void A_disabled_warning_gives_its_reason() =>
        AssertNone(
            TrackedFiles.CSharp, UnreasonedPragma(), "has no reason; add it on the same line: #pragma warning disable ID // because …",
            WithoutLiterals);

    [Fact]
    public void A_suppressed_warning_is_justified() =>
        AssertNone(TrackedFiles.CSharp, UnjustifiedSuppression(), "has no reason; add Justification = \"…\"", WithoutLiterals);

    [Fact]
    public void No_catch_block_is_empty() =>
        AssertNone(
            TrackedFiles.CSharp, EmptyCatch(), "swallows an error; handle it, or say in a comment why nothing is to be done",
            WithoutLiterals);

    [Fact]
    public void Files_can_be_read_in_one_sitting()
    {
        (string File, int Lines)[] sizes = [.. TrackedFiles.CSharp
            .Select(file => (File: file, Lines: TrackedFiles.Read(file).AsSpan().Count('\n')))
            .OrderBy(size => size.Lines)];
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{sizes.Length} files of C#: median {sizes[sizes.Length / 2].Lines} lines, p90 {sizes[sizes.Length * 9 / 10].Lines}, " +
            $"longest {sizes[^1].File} with {sizes[^1].Lines}");

        string[] tooLong = [.. sizes.Where(size => size.Lines > MaximumLines).Select(size => $"{size.File} has {size.Lines} lines")];
        Assert.True(tooLong.Length == 0, $"A file has at most {MaximumLines} lines; split by concept:\n{string.Join('\n', tooLong)}");
    }

    [Fact]
    public void Text_is_UTF8_with_line_feeds()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        Assert.All(TrackedFiles.Written, file =>
        {
            byte[] bytes = File.ReadAllBytes(TestRepository.PathOf(file));
            Assert.False(bytes.AsSpan().Contains((byte)'\r'), $"{file} has carriage returns.");
            Assert.True(bytes.Length == 0 || bytes[^1] == '\n', $"{file} does not end with a line feed.");
            _ = strict.GetCharCount(bytes);
        });
    }

    [Theory]
    [InlineData("cd /home/someone/code", true)]
    [InlineData(@"C:\Users\someone", true)]
    [InlineData("the folder docs/home/index.md", false)]
    public void A_machine_path_is_recognised(string text, bool expected) => Assert.Equal(expected, MachinePath().IsMatch(text));

    [Theory]
    [InlineData("catch (IOException) { }", true)]
    [InlineData("catch\n{\n}", true)]
    [InlineData("catch (IOException e) when (e.HResult == 3)\n{\n    // Somebody else was first.\n}", false)]
    public void An_empty_catch_is_recognised(string text, bool expected) => Assert.Equal(expected, EmptyCatch().IsMatch(text));

    [Theory]
    [InlineData("[SuppressMessage(A, B)]", true)]
    [InlineData("[SuppressMessage(A, B, Justification = C)]", false)]
    public void An_unjustified_suppression_is_recognised(string text, bool expected) =>
        Assert.Equal(expected, UnjustifiedSuppression().IsMatch(text));

    [Theory]
    [InlineData("#pragma warning disable CA1000", true)]
    [InlineData("#pragma warning disable CA1000 // the row's type is the argument", false)]
    public void An_unreasoned_pragma_is_recognised(string text, bool expected) => Assert.Equal(expected, UnreasonedPragma().IsMatch(text));

    [Fact]
    public void Code_in_literals_is_not_code() =>
        Assert.Equal(
            "a(      ); // \"kept\"\nb(   \n   );\n",
            WithoutLiterals("a(\"x\\\"y\"); // \"kept\"\nb(\"\"\"\n\"\"\");\n"));

    private static void AssertNone(
        IEnumerable<string> files, Regex pattern, string complaint, Func<string, string>? prepare = null)
    {
        var found = new List<string>();
        foreach (string file in files.Where(file => file != ThisFile))
        {
            string text = TrackedFiles.Read(file);
            text = prepare is null ? text : prepare(text);
            foreach (Match match in pattern.Matches(text))
            {
                int line = text.AsSpan(0, match.Index).Count('\n') + 1;
                found.Add($"{file}({line}): '{match.Value.Trim()}' {complaint}.");
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    // Blanks keep every position where it was; comments stay, since a reason is one.
    private static string WithoutLiterals(string code) => LiteralOrComment().Replace(
        code,
        match => match.Value[0] == '/' ? match.Value : NotLineFeed().Replace(match.Value, " "));

    [GeneratedRegex(""""//[^\n]*|/\*.*?\*/|"""+.*?"""+|@"(""|[^"])*"|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])+'"""", RegexOptions.Singleline)]
    private static partial Regex LiteralOrComment();

    [GeneratedRegex("[^\n]")]
    private static partial Regex NotLineFeed();

    [GeneratedRegex("""(?<![\w.:/*}-])/(work|tmp|root|home/\w+|Users/\w+)/|[A-Z]:\\Users""")]
    private static partial Regex MachinePath();

    [GeneratedRegex("""api\.nuget\.org|nuget\.org/v3|registry\.npmjs|registry\.yarnpkg|pypi\.org|files\.pythonhosted|pkgs\.dev\.azure|proxy\.golang\.org|crates\.io""", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();

    [GeneratedRegex("""\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException""")]
    private static partial Regex Unfinished();

    [GeneratedRegex("""^\s*#pragma warning disable(?!.*//).*$""", RegexOptions.Multiline)]
    private static partial Regex UnreasonedPragma();

    [GeneratedRegex("""\bSuppressMessage\((?![^\]]*Justification)[^\]]*\]""")]
    private static partial Regex UnjustifiedSuppression();

    [GeneratedRegex("""\bcatch\b\s*(\([^)]*\))?\s*(when\s*\(.*\))?\s*\{\s*\}""")]
    private static partial Regex EmptyCatch();
}
