using YamlDotNet.Core;

namespace TypedDao.Generators.Yaml;

/// <summary>
/// Reads a text into a document. Where the text is malformed, the lines at fault are set aside and the rest is read
/// again, so that one broken object leaves the others, before it and after it, in the tree.
/// </summary>
internal static class YamlReader
{
    /// <summary>Reading again costs the whole text each time, so both the times and the characters are bounded.</summary>
    private const int MaxAttempts = 10;
    private const int MaxCharacters = 4_000_000;

    public static YamlDocument Read(string text, CancellationToken cancellationToken)
    {
        var problems = new List<YamlProblem>();
        var source = YamlSource.Create(text, problems);
        var recovery = new YamlRecovery(source);
        var maxAttempts = Math.Max(2, Math.Min(MaxAttempts, MaxCharacters / Math.Max(1, text.Length)));

        for (var attempt = 1; ; attempt++)
        {
            var builder = new YamlTreeBuilder(source, cancellationToken);
            var failure = Build(source, builder, cancellationToken);
            if (failure is not null && recovery.TryMendBlankLines(failure))
            {
                continue;
            }

            if (failure?.Problem is { } problem && !problems.Contains(problem))
            {
                problems.Add(problem);
            }

            if (failure is null || attempt >= maxAttempts || !(recovery.TryShield(failure) || recovery.TrySetAside(failure)))
            {
                problems.AddRange(builder.Problems);
                return new(text, recovery.MarkIncomplete(builder.Finish()), Sort(problems));
            }
        }
    }

    private static YamlFailure? Build(YamlSource source, YamlTreeBuilder builder, CancellationToken cancellationToken)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(source.ToParserText()), skipComments: true));
            while (parser.MoveNext())
            {
                if (!builder.Accept(parser.Current!))
                {
                    return builder.Failure;
                }
            }

            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // The parser is known to leave by others than its own exceptions on malformed text.
            return YamlSyntaxErrors.Describe(exception, source, builder);
        }
    }

    private static EquatableArray<YamlProblem> Sort(List<YamlProblem> problems) =>
        problems.OrderBy(problem => problem.Span.Start).ToEquatableArray();
}
