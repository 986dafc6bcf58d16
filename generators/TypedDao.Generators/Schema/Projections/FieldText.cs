using System.Text;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>
/// Fields as one text, by which a catalog's assembly tells other projects of its rows: a line for each, its parts behind tabs. Left
/// out are empty parts at the end, names that follow from that of the column, and types that follow from the method. A backslash
/// stands before what would be a tab, a line's end or a backslash.
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
                field.Method,
                (field.IsNullable ? "?" : null) + (field.UnknownIsNull ? "u" : null),
                field.Member == CSharpName.From(field.Column) ? string.Empty : field.Member,
                field.Type == ImpliedType(field.Method, field.IsNullable) ? string.Empty : field.Type,
                field.NullType ?? string.Empty,
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
                        if (parts.Count >= 2)
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
        var isNullable = Part(2).Contains('?');
        var member = Part(3).Length > 0 ? Part(3) : CSharpName.From(parts[0]) ?? string.Empty;
        return new(parts[0], member, Part(4).Length > 0 ? Part(4) : ImpliedType(parts[1], isNullable) ?? string.Empty, parts[1])
        {
            IsNullable = isNullable,
            UnknownIsNull = Part(2).Contains('u'),
            NullType = Part(5).Length > 0 ? Part(5) : null,
            ReadStart = Part(6),
            ReadEnd = Part(7),
            WriteStart = Part(8),
            WriteEnd = Part(9),
        };
    }

    /// <summary>The type of a scalar column that is read by a method named after its kind.</summary>
    private static string? ImpliedType(string method, bool isNullable) =>
        Enum.TryParse(method, out ColumnKind kind) && kind is not (ColumnKind.List or ColumnKind.Map or ColumnKind.Struct)
            ? ColumnTypes.ClrType(new ColumnTypeModel(kind) { IsNullable = isNullable }, new Scope(string.Empty))
            : null;

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
