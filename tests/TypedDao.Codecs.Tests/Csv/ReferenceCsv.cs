namespace TypedDao.Codecs.Tests.Csv;

/// <summary>CSV one character after the other, as the documentation says it: the yardstick for the fast scanner.</summary>
internal static class ReferenceCsv
{
    /// <param name="Line">The line on which it starts.</param>
    /// <param name="Error">What is wrong; null for a good record.</param>
    /// <param name="Raw">Its text, where it is malformed.</param>
    /// <param name="Values">Its values, quoted ones in angle brackets.</param>
    public sealed record Record(int Line, string? Error, string Raw, params IReadOnlyList<string> Values)
    {
        public override string ToString() => $"{Line}: {Error ?? string.Join('|', Values)} {(Error is null ? string.Empty : Raw)}";
    }

    public static IEnumerable<Record> Parse(string text, char delimiter = ',')
    {
        int at = 0;
        int line = 1;
        while (at < text.Length)
        {
            int start = at;
            int startLine = line;
            var values = new List<string>();
            string? error = null;
            bool isPlainEmpty = false;
            while (true)
            {
                if (at < text.Length && text[at] == '"')
                {
                    at++;
                    var value = new System.Text.StringBuilder("<");
                    bool closed = false;
                    while (at < text.Length)
                    {
                        if (text[at] == '"')
                        {
                            at++;
                            if (at == text.Length || text[at] != '"')
                            {
                                closed = true;
                                break;
                            }
                        }
                        else if (IsLineEnd(text, at))
                        {
                            line++;
                        }

                        value.Append(text[at++]);
                    }

                    values.Add(value.Append('>').ToString());
                    if (!closed)
                    {
                        error = "a quote is opened and never closed";
                        break;
                    }

                    if (at < text.Length && text[at] != delimiter && LineEnd(text, at) == 0)
                    {
                        error = "text follows a closing quote";
                        while (at < text.Length && LineEnd(text, at) == 0)
                        {
                            at++;
                        }

                        break;
                    }
                }
                else
                {
                    int from = at;
                    while (at < text.Length && text[at] != delimiter && LineEnd(text, at) == 0)
                    {
                        at++;
                    }

                    values.Add(text[from..at]);
                    isPlainEmpty = from == at;
                }

                if (at == text.Length || text[at] != delimiter)
                {
                    break;
                }

                at++;
            }

            string raw = text[start..at];
            if (at < text.Length)
            {
                at += LineEnd(text, at);
                line++;
            }

            if (error is not null || values.Count > 1 || !isPlainEmpty)
            {
                yield return error is null ? new Record(startLine, null, raw, values) : new Record(startLine, error, raw);
            }
        }
    }

    private static int LineEnd(string text, int at) => text[at] switch
    {
        '\n' => 1,
        '\r' => at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1,
        _ => 0,
    };

    private static bool IsLineEnd(string text, int at) => text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'));
}
