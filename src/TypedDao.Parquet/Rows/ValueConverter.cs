using System.Buffers;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Rows;

/// <summary>Brings the values of a batch into the array of a <see cref="RowField"/>, all at once.</summary>
internal abstract class ValueConverter : IDisposable
{
    /// <summary>Converts the values at hand.</summary>
    /// <param name="field">The field, whose vector has them.</param>
    public abstract void Convert(RowField field);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}

/// <summary>Values that are taken as they are.</summary>
/// <param name="take">Puts the array, or the vector, into the field.</param>
internal sealed class PlainConverter(Action<RowField, ValueVector> take) : ValueConverter
{
    /// <inheritdoc/>
    public override void Convert(RowField field) => take(field, field.Vector!.Values!);
}

/// <summary>Values of one size that become values of another.</summary>
/// <typeparam name="TFrom">What the file has.</typeparam>
/// <typeparam name="TTo">What is read.</typeparam>
/// <param name="convert">Converts values.</param>
/// <param name="take">Puts the array into the field.</param>
internal sealed class FixedConverter<TFrom, TTo>(FixedConverter<TFrom, TTo>.Conversion convert, Action<RowField, TTo[]> take) : ValueConverter
    where TFrom : unmanaged
    where TTo : unmanaged
{
    private TTo[] _converted = [];

    /// <summary>Converts values, also those of null slots, which mean nothing.</summary>
    /// <param name="from">The values.</param>
    /// <param name="to">Takes them.</param>
    public delegate void Conversion(ReadOnlySpan<TFrom> from, Span<TTo> to);

    /// <inheritdoc/>
    public override void Convert(RowField field)
    {
        ReadOnlySpan<TFrom> values = ((FixedVector<TFrom>)field.Vector!.Values!).Values;
        if (_converted.Length < values.Length)
        {
            Dispose();
            _converted = ArrayPool<TTo>.Shared.Rent(values.Length);
        }

        convert(values, _converted);
        take(field, _converted);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_converted.Length > 0)
        {
            ArrayPool<TTo>.Shared.Return(_converted);
            _converted = [];
        }

        base.Dispose();
    }
}

/// <summary>Bytes of one length that become values.</summary>
/// <typeparam name="TTo">What is read.</typeparam>
/// <param name="convert">Converts one value.</param>
/// <param name="take">Puts the array into the field.</param>
internal sealed class BinaryConverter<TTo>(BinaryConverter<TTo>.Conversion convert, Action<RowField, TTo[]> take) : ValueConverter
    where TTo : unmanaged
{
    private TTo[] _converted = [];

    /// <summary>Converts a value.</summary>
    /// <param name="value">Its bytes.</param>
    public delegate TTo Conversion(ReadOnlySpan<byte> value);

    /// <inheritdoc/>
    public override void Convert(RowField field)
    {
        var values = (BinaryVector)field.Vector!.Values!;
        if (_converted.Length < values.Count)
        {
            Dispose();
            _converted = ArrayPool<TTo>.Shared.Rent(values.Count);
        }

        for (int slot = 0; slot < values.Count; slot++)
        {
            _converted[slot] = values.IsNull(slot) ? default : convert(values[slot]);
        }

        take(field, _converted);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_converted.Length > 0)
        {
            ArrayPool<TTo>.Shared.Return(_converted);
            _converted = [];
        }

        base.Dispose();
    }
}
