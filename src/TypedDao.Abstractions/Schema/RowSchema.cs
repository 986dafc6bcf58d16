using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Schema;

/// <summary>The columns of a row or struct, in the order of their declaration. Names are unique, compared by ordinal.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A schema is a list of columns; its name says more than a suffix would.")]
public sealed class RowSchema : IReadOnlyList<Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _positions;

    /// <summary>Creates a schema.</summary>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public RowSchema(params ReadOnlySpan<Column> columns)
    {
        _columns = columns.ToArray();
        _positions = new Dictionary<string, int>(_columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < _columns.Length; i++)
        {
            if (!_positions.TryAdd(_columns[i].Name, i))
            {
                throw new ArgumentException($"Two columns are named '{_columns[i].Name}'.", nameof(columns));
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _columns.Length;

    /// <inheritdoc/>
    public Column this[int index] => _columns[index];

    /// <summary>The column of a name.</summary>
    /// <param name="name">The name, by ordinal.</param>
    /// <exception cref="KeyNotFoundException">No column has the name.</exception>
    public Column this[string name]
        => IndexOf(name) is >= 0 and var index
            ? _columns[index]
            : throw new KeyNotFoundException($"No column is named '{name}'; the columns are {string.Join(", ", _columns.Select(c => c.Name))}.");

    /// <summary>The position of the column of a name, or -1.</summary>
    /// <param name="name">The name, by ordinal.</param>
    public int IndexOf(string name) => _positions.GetValueOrDefault(name, -1);

    /// <inheritdoc/>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _columns.GetEnumerator();
}
