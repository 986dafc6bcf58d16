using System.Text;
using TypedDao.Sql.Dialects;

namespace TypedDao.Sql.Statements;

/// <summary>Puts a statement together.</summary>
/// <param name="dialect">How the database writes.</param>
internal sealed class SqlText(SqlDialect dialect)
{
    private readonly StringBuilder _text = new();
    private readonly List<SqlValue> _parameters = [];

    /// <summary>How the database writes.</summary>
    public SqlDialect Dialect { get; } = dialect;

    /// <summary>A place to come back to.</summary>
    public (int Length, int Parameters) Mark => (_text.Length, _parameters.Count);

    /// <summary>Whether the database takes no further parameter.</summary>
    public bool IsFull => _parameters.Count >= Dialect.MostParameters;

    /// <summary>Adds text of SQL.</summary>
    /// <param name="text">The text; never of a user.</param>
    public SqlText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a name, in quotes.</summary>
    /// <param name="name">The name.</param>
    public SqlText AddName(string name) => Add(Dialect.Quote(name));

    /// <summary>Adds names, in quotes, between commas.</summary>
    /// <param name="names">The names.</param>
    public SqlText AddNames(IEnumerable<string> names) => Add(string.Join(", ", names.Select(Dialect.Quote)));

    /// <summary>Takes a value as a parameter and gives its placeholder.</summary>
    /// <param name="value">The value.</param>
    public string Parameter(SqlValue value)
    {
        _parameters.Add(value);
        return Dialect.Parameter(_parameters.Count);
    }

    /// <summary>Takes back what was added since a mark.</summary>
    /// <param name="mark">The mark.</param>
    public void Return((int Length, int Parameters) mark)
    {
        _text.Length = mark.Length;
        _parameters.RemoveRange(mark.Parameters, _parameters.Count - mark.Parameters);
    }

    /// <summary>The statement.</summary>
    public SqlStatement ToStatement() => new(_text.ToString(), [.. _parameters]);
}
