using System.Numerics;
using TypedDao.Parquet.Buffers;
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

/// <summary>How one value becomes another.</summary>
/// <typeparam name="TFrom">What the file has.</typeparam>
/// <typeparam name="TTo">What is read.</typeparam>
internal interface IConversion<TFrom, TTo>
{
    /// <summary>Converts a value, also that of a null slot, which means nothing.</summary>
    /// <param name="value">The value.</param>
    static abstract TTo Convert(TFrom value);
}

/// <summary>Values of one size that become values of another.</summary>
/// <typeparam name="TFrom">What the file has.</typeparam>
/// <typeparam name="TTo">What is read.</typeparam>
/// <typeparam name="TConversion">How.</typeparam>
/// <param name="take">Puts the array into the field.</param>
internal sealed class FixedConverter<TFrom, TTo, TConversion>(Action<RowField, TTo[]> take) : ValueConverter
    where TFrom : unmanaged
    where TTo : unmanaged
    where TConversion : struct, IConversion<TFrom, TTo>
{
    private TTo[] _converted = [];

    /// <inheritdoc/>
    public override void Convert(RowField field)
    {
        ReadOnlySpan<TFrom> values = ((FixedVector<TFrom>)field.Vector!.Values!).Values;
        PooledArrays.Resize(ref _converted, values.Length, 0);
        Span<TTo> converted = _converted.AsSpan(0, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            converted[i] = TConversion.Convert(values[i]);
        }

        take(field, _converted);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        PooledArrays.Return(ref _converted);
        base.Dispose();
    }
}

/// <summary>Halves of two bytes that become wider numbers.</summary>
/// <typeparam name="TTo">What is read.</typeparam>
/// <param name="take">Puts the array into the field.</param>
internal sealed class HalfConverter<TTo>(Action<RowField, TTo[]> take) : ValueConverter
    where TTo : unmanaged, INumberBase<TTo>
{
    private TTo[] _converted = [];

    /// <inheritdoc/>
    public override void Convert(RowField field)
    {
        var values = (BinaryVector)field.Vector!.Values!;
        PooledArrays.Resize(ref _converted, values.Count, 0);
        for (int slot = 0; slot < values.Count; slot++)
        {
            _converted[slot] = values.IsNull(slot) ? default : TTo.CreateTruncating(BitConverter.ToHalf(values[slot]));
        }

        take(field, _converted);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        PooledArrays.Return(ref _converted);
        base.Dispose();
    }
}
