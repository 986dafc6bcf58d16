using System.Globalization;
using TypedDao.Files.Listing;
using TypedDao.Keys;
using TypedDao.Rows;

namespace TypedDao.Files.Writing;

/// <summary>
/// Says into which file or folder a row belongs: by the keys of the target and by the row's own columns, which must agree.
/// </summary>
internal sealed class RowRouter
{
    private readonly ObjectTarget _target;
    private readonly FileLayout _layout;
    private readonly FieldCapture? _capture;
    private readonly int[] _captured;
    private readonly KeyValue?[] _values;

    /// <summary>Prepares the routing of rows.</summary>
    /// <param name="target">What is written.</param>
    /// <param name="layout">The object's layout.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotSupported"/>: a parameter of the key is neither fixed by the target nor a column.
    /// </exception>
    public RowRouter(ObjectTarget target, FileLayout layout)
    {
        _target = target;
        _layout = layout;
        IReadOnlyList<KeyParameter> parameters = layout.Pattern.Parameters;
        _captured = [.. parameters.Index().Where(entry => layout.PathColumns.Contains(entry.Item.Name)).Select(entry => entry.Index)];
        _capture = _captured.Length == 0
            ? null
            : FieldCapture.Of(layout.Definition.Schema!, [.. _captured.Select(index => parameters[index])]);
        _values = [.. parameters.Select(parameter => target.Keys.Exact(parameter.Name))];
        for (int i = 0; i < parameters.Count; i++)
        {
            if (_values[i] is null && !_captured.Contains(i))
            {
                throw new TypedDaoException(ErrorKind.NotSupported, $"It is not said which '{parameters[i].Name}' is written.")
                {
                    Cure = "Write to one member, which For(…) gives.",
                };
            }
        }
    }

    /// <summary>Whether rows decide where they go, so that each must be looked at.</summary>
    public bool LooksAtRows => _capture is not null;

    /// <summary>The values of the path for the last row that was looked at, or for all rows.</summary>
    public ReadOnlySpan<KeyValue?> Values => _values;

    /// <summary>Looks at a row.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>Whether <see cref="Values"/> differ from those of the row before.</returns>
    public bool Look<TRow, TShape>(TRow row)
        where TShape : struct, IRowShape<TRow>
    {
        _capture!.Take<TRow, TShape>(row);
        ReadOnlySpan<KeyValue?> taken = _capture.Values;
        bool differs = false;
        for (int i = 0; i < _captured.Length; i++)
        {
            if (_values[_captured[i]] != taken[i])
            {
                differs = true;
                _values[_captured[i]] = taken[i];
            }
        }

        return differs;
    }

    /// <summary>The key of <see cref="Values"/>, after checking that the target selects them.</summary>
    /// <param name="row">The number of the row, from 1, for messages.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.InvalidValue"/>: the row belongs elsewhere, or its values cannot be part of a key.</exception>
    public string Key(long row)
    {
        foreach (KeyCondition condition in _target.Keys.Conditions)
        {
            int index = _layout.IndexOf(condition.Parameter);
            if (index >= 0 && !PathValues.Holds(condition, _values[index]))
            {
                throw Misplaced(row, condition, _values[index]);
            }
        }

        return _layout.Pattern.Format(_values);
    }

    private TypedDaoException Misplaced(long row, KeyCondition condition, KeyValue? value)
    {
        string found = value is { } present ? $"'{present.ToText()}'" : "null";
        string expected = condition.IsRange ? $"'{condition.From?.ToText()}' to '{condition.To?.ToText()}'"
            : condition.IsNull ? "null"
            : condition.Values.Length == 0 ? "no value"
            : string.Join(" or ", condition.Values.Select(allowed => $"'{allowed.ToText()}'"));
        return new TypedDaoException(
            ErrorKind.InvalidValue,
            string.Create(CultureInfo.InvariantCulture, $"Row {row} does not belong to {_target}: its '{condition.Parameter}' is {found}, expected is {expected}."))
        {
            Cure = $"Write the row where it belongs, or write to {_target.Definition.FullName} itself, which puts each row into its part.",
        };
    }
}
