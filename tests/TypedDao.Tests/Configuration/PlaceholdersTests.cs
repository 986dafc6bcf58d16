using TypedDao.Configuration;

namespace TypedDao.Tests.Configuration;

public sealed class PlaceholdersTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["HOST"] = "db.example",
        ["EMPTY"] = "",
        ["_x1"] = "under",
        ["PRICE"] = "5$",
        ["NESTED"] = "${HOST}",
    };

    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("${HOST}", "db.example")]
    [InlineData("${_x1}", "under")]
    [InlineData("a${HOST}b${_x1}c", "adb.examplebunderc")]
    [InlineData("${HOST:-other}", "db.example")]
    [InlineData("${NONE:-other}", "other")]
    [InlineData("${NONE:-}", "")]
    [InlineData("${NONE:-a:-b}", "a:-b")]
    [InlineData("${NONE:-sc://localhost:15002}", "sc://localhost:15002")]
    [InlineData("${NONE:-{x}", "{x")]
    [InlineData("${NONE:-a}}", "a}")]
    [InlineData("${EMPTY}", "")]
    [InlineData("${EMPTY:-other}", "other")]
    [InlineData("${PRICE}", "5$")]
    [InlineData("${NESTED}", "${HOST}")]
    [InlineData("$$", "$")]
    [InlineData("$$$$", "$$")]
    [InlineData("$${HOST}", "${HOST}")]
    [InlineData("$$${HOST}", "$db.example")]
    [InlineData("${NONE:-1$$}", "1$")]
    [InlineData("5$ and $x", "5$ and $x")]
    [InlineData("end$", "end$")]
    [InlineData("ü${HOST}😀", "üdb.example😀")]
    public void A_text_is_resolved(string template, string expected)
    {
        List<string> problems = [];
        string text = Placeholders.Resolve(template, Values.GetValueOrDefault, problems);
        Assert.Empty(problems);
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("${NONE}", "needs ${NONE}: set the environment variable NONE or the configuration key 'NONE'")]
    [InlineData("${A__B}", "needs ${A__B}: set the environment variable A__B or the configuration key 'A:B'")]
    [InlineData("${HOST", "has a placeholder '${' without '}': close it, or write '$$' for a dollar")]
    [InlineData("${}", "has a placeholder '${}' that is neither '${NAME}' nor '${NAME:-default}' with a name of letters, digits and underscores")]
    [InlineData("${1A}", "has a placeholder '${1A}' that is neither '${NAME}' nor '${NAME:-default}' with a name of letters, digits and underscores")]
    [InlineData("${A-B}", "has a placeholder '${A-B}' that is neither '${NAME}' nor '${NAME:-default}' with a name of letters, digits and underscores")]
    [InlineData("${A:B}", "has a placeholder '${A:B}' that is neither '${NAME}' nor '${NAME:-default}' with a name of letters, digits and underscores")]
    [InlineData("${A:-${B}}", "has a placeholder '${A:-${B}' that is neither '${NAME}' nor '${NAME:-default}' with a name of letters, digits and underscores")]
    public void What_is_wrong_is_said(string template, string expected)
    {
        List<string> problems = [];
        Placeholders.Resolve(template, Values.GetValueOrDefault, problems);
        Assert.Equal(expected, Assert.Single(problems));
    }

    [Fact]
    public void Every_missing_value_of_a_text_is_said()
    {
        List<string> problems = [];
        Placeholders.Resolve("${A}/${HOST}/${B}", Values.GetValueOrDefault, problems);
        Assert.Equal(["needs ${A}", "needs ${B}"], problems.Select(problem => problem.Split(':')[0]));
    }

    [Fact]
    public void Any_text_is_either_resolved_or_refused()
    {
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        string[] pieces = ["$", "$$", "${", "}", "{", ":-", ":", "HOST", "NONE", "1", "_", "-", " ", "ä", "\0"];
        for (int i = 0; i < 20_000; i++)
        {
            string template = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
            List<string> problems = [];
            string text = Placeholders.Resolve(template, Values.GetValueOrDefault, problems);
            if (problems.Count == 0 && !template.Contains('$', StringComparison.Ordinal))
            {
                Assert.Equal(template, text);
            }

            // Escaping every dollar gives any text back as it is.
            List<string> none = [];
            Assert.Equal(template, Placeholders.Resolve(template.Replace("$", "$$", StringComparison.Ordinal), Values.GetValueOrDefault, none));
            Assert.Empty(none);
        }
    }
}
