using TypedDao.Schema;

namespace TypedDao.Sql.Dialects;

/// <summary>How a database writes what statements are made of. Operands that it is given are complete expressions.</summary>
internal abstract class SqlDialect
{
    /// <summary>Ticks of 100 ns in the smallest step of times and timestamps.</summary>
    public abstract long TicksOfStep { get; }

    /// <summary>The most parameters of a statement.</summary>
    public abstract int MostParameters { get; }

    /// <summary>A name in quotes, whatever it is made of.</summary>
    /// <param name="name">The name.</param>
    public virtual string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A table by its schema and name, in quotes.</summary>
    /// <param name="name">The table.</param>
    public string Quote(SqlName name) => $"{Quote(name.Schema)}.{Quote(name.Table)}";

    /// <summary>The placeholder of a parameter.</summary>
    /// <param name="position">Its position, from 1.</param>
    public abstract string Parameter(int position);

    /// <summary>The type of a column, as <c>CREATE TABLE</c> takes it.</summary>
    /// <param name="type">The column's type.</param>
    public abstract string TypeOf(ColumnType type);

    /// <summary>A text that is compared by its bytes.</summary>
    /// <param name="text">The text.</param>
    public abstract string ByBytes(string text);

    /// <summary>Whether a text begins with another one, by bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="prefix">The beginning.</param>
    public abstract string StartsWith(string text, string prefix);

    /// <summary>Whether a value is one of an array's.</summary>
    /// <param name="value">The value.</param>
    /// <param name="array">The array.</param>
    public abstract string IsOneOf(string value, string array);

    /// <summary>Whether two values are equal or both null.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public virtual string Same(string left, string right) => $"{left} IS NOT DISTINCT FROM {right}";

    /// <summary>Whether a floating-point number is a number; unknown for null.</summary>
    /// <param name="number">The number.</param>
    public abstract string IsNumber(string number);

    /// <summary>A member of a struct as a value of its type; null where the struct or the member is. Null: it cannot be written.</summary>
    /// <param name="column">The column of the struct, quoted.</param>
    /// <param name="path">The names below it.</param>
    /// <param name="type">The member's type.</param>
    public abstract string? Member(string column, IReadOnlyList<string> path, ColumnType type);

    /// <summary>A statement after which others can read a table, but not write it, until the transaction ends.</summary>
    /// <param name="table">The table, quoted.</param>
    public abstract string LockWriters(string table);
}
