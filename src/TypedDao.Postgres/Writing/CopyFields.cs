using TypedDao.Schema;
using TypedDao.Sql.Tables;

namespace TypedDao.Postgres.Writing;

/// <summary>What the writer of fields has to know of the columns of a row, or of the elements of one of them.</summary>
internal sealed class CopyFields
{
    private readonly RowSchema _schema;
    private readonly int[] _mostCharacters;
    private readonly bool _areElements;
    private readonly CopyFields? _elements;

    /// <summary>Looks at the columns of a table.</summary>
    /// <param name="schema">The declared columns.</param>
    /// <param name="table">What the server has.</param>
    public CopyFields(RowSchema schema, SqlTable table)
    {
        _schema = schema;
        _mostCharacters = [.. schema.Select(column => table.Find(column.Name)?.MostCharacters ?? 0)];
        HasLengths = _mostCharacters.Any(most => most > 0);
        _elements = new CopyFields(this);
    }

    private CopyFields(CopyFields row)
    {
        _schema = row._schema;
        _mostCharacters = row._mostCharacters;
        HasLengths = row.HasLengths;
        _areElements = true;
    }

    /// <summary>Whether some texts have a greatest length.</summary>
    public bool HasLengths { get; }

    /// <summary>The type of a field.</summary>
    /// <param name="field">The position of the column.</param>
    public ColumnType TypeOf(int field) => _areElements ? _schema[field].Type.Element! : _schema[field].Type;

    /// <summary>The name of the column of a field.</summary>
    /// <param name="field">The position of the column.</param>
    public string NameOf(int field) => _schema[field].Name;

    /// <summary>The elements of a column's arrays, under the position of the column.</summary>
    /// <param name="field">The position of the column.</param>
    public CopyFields ElementsOf(int field) => _elements ?? throw new InvalidOperationException($"Column '{NameOf(field)}' holds arrays of arrays.");

    /// <summary>Refuses a text that the server would refuse, or cut where it ends in spaces.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidValueException">It is too long.</exception>
    public void CheckLength(int field, string text)
    {
        int most = _mostCharacters[field];
        if (most > 0 && text.Length > most && text.EnumerateRunes().Count() > most)
        {
            throw new InvalidValueException(
                NameOf(field), text.Length > 100 ? text[..100] + "…" : text, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it has more than {most} characters"));
        }
    }
}
