using System.Text;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>
/// Fields as one text, by which a catalog's assembly tells other projects of its rows: a line for each, its parts behind tabs, empty
/// ones at the end left out. A backslash stands before what would be a tab, a line's end or a backslash.
/// </summary>
internal static class FieldText
{
    public static string Format(IEnumerable<FieldModel> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            string[] parts =
            [
                field.Column,
                field.Member,
                field.Type,
                field.Method,
                (field.IsNullable ? "?" : null) + (field.UnknownIsNull ? "u" : null),
                field.Null == "null" ? string.Empty : field.Null,
                field.ReadStart,
                field.ReadEnd,
                field.WriteStart,
                field.WriteEnd,
            ];
            var count = parts.Length;
            while (parts[count - 1].Length == 0)
            {
                count--;
            }

            for (var i = 0; i < count; i++)
            {
                if (i > 0)
                {
                    text.Append('\t');
                }

                Append(text, parts[i]);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Format"/> writes; nothing of what it cannot be.</summary>
    public static EquatableArray<FieldModel> Parse(string? text)
    {
        var fields = new List<FieldModel>();
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < text?.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length:
                    i++;
                    part.Append(text[i] switch { 't' => '\t', 'n' => '\n', var other => other });
                    break;
                case '\t' or '\n':
                    parts.Add(part.ToString());
                    part.Clear();
                    if (text[i] == '\n')
                    {
                        if (parts.Count >= 4)
                        {
                            fields.Add(Field(parts));
                        }

                        parts.Clear();
                    }

                    break;
                case var other:
                    part.Append(other);
                    break;
            }
        }

        return fields.ToEquatableArray();
    }

    private static FieldModel Field(List<string> parts)
    {
        string Part(int index) => index < parts.Count ? parts[index] : string.Empty;
        return new(parts[0], parts[1], parts[2], parts[3])
        {
            IsNullable = Part(4).Contains('?'),
            UnknownIsNull = Part(4).Contains('u'),
            Null = Part(5).Length == 0 ? "null" : Part(5),
            ReadStart = Part(6),
            ReadEnd = Part(7),
            WriteStart = Part(8),
            WriteEnd = Part(9),
        };
    }

    private static void Append(StringBuilder text, string part)
    {
        foreach (var c in part)
        {
            _ = c switch
            {
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\\' => text.Append("\\\\"),
                _ => text.Append(c),
            };
        }
    }
}
