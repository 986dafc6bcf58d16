using TypedDao.Schema;

namespace TypedDao.Testing;

/// <summary>
/// Compares rows as they are read with the expected ones. Memory holds the expected rows and a bounded number of unexpected ones.
/// </summary>
internal sealed class RowDifferences
{
    private const int MostKept = 1000;

    private readonly RowSchema _schema;
    private readonly string[] _keys;
    private readonly List<RowText> _expected;
    private readonly Dictionary<RowText, Queue<int>> _open = [];
    private readonly List<RowText> _unexpected = [];
    private long _found;
    private long _unexpectedCount;
    private int _last = -1;
    private (long Position, RowText Found, RowText Expected)? _disorder;

    /// <summary>Takes the expected rows.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="keys">The columns that identify a row; none: rows that are alike in most columns are taken for one.</param>
    /// <param name="expected">The rows.</param>
    public RowDifferences(RowSchema schema, string[] keys, IEnumerable<RowText> expected)
    {
        _schema = schema;
        _keys = keys;
        _expected = [.. expected];
        foreach ((int index, RowText row) in _expected.Index())
        {
            if (!_open.TryGetValue(row, out Queue<int>? positions))
            {
                _open.Add(row, positions = new Queue<int>());
            }

            positions.Enqueue(index);
        }
    }

    /// <summary>Takes the next row that was read.</summary>
    /// <param name="row">The row.</param>
    public void Add(RowText row)
    {
        if (_open.TryGetValue(row, out Queue<int>? positions) && positions.TryDequeue(out int position))
        {
            if (position != _last + 1 && _disorder is null)
            {
                _disorder = (_found + 1, row, _expected[_last + 1]);
            }

            _last = position;
        }
        else
        {
            _unexpectedCount++;
            if (_unexpected.Count < MostKept)
            {
                _unexpected.Add(row);
            }
        }

        _found++;
    }

    /// <summary>The error; null where there is no difference that matters.</summary>
    /// <param name="name">What was read.</param>
    /// <param name="comparison">What matters, and how much is shown.</param>
    public RowAssertionException? Report(string name, RowComparison comparison)
    {
        List<RowText> missing = [.. _open.Values.SelectMany(positions => positions).Order().Select(position => _expected[position])];
        if (missing.Count == 0 && _unexpectedCount == 0)
        {
            return comparison.AnyOrder || _disorder is not { } disorder
                ? null
                : new RowAssertionException(
                    $"{name} has the expected rows in another order. Row {disorder.Position} is {DifferenceText.Row(_schema, disorder.Found)}, expected is {DifferenceText.Row(_schema, disorder.Expected)}.",
                    0,
                    0,
                    0);
        }

        var unexpected = new List<RowText>(_unexpected);
        IReadOnlyList<RowPair> changed = RowPairing.Pair(missing, unexpected, [.. _keys.Select(_schema.IndexOf)]);
        long unexpectedLeft = _unexpectedCount - changed.Count;
        var text = new DifferenceText(_schema, comparison.MostShown);
        text.Begin(name, changed.Count, missing.Count, unexpectedLeft, _expected.Count, _found);
        text.AddChanged(changed, _keys);
        text.Add("missing", missing, missing.Count);
        text.Add("unexpected", unexpected, unexpectedLeft);
        return new RowAssertionException(text.ToString(), changed.Count, missing.Count, unexpectedLeft);
    }
}
