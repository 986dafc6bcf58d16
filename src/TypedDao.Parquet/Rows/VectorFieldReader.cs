using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Schema;
using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <summary>Hands the values of one row, or of one element, to a shape.</summary>
/// <remarks>
/// Where a shape's <c>Read</c> is inlined into the loop over rows, the cursor lives in registers. For that, nothing here may ask for its
/// address: what is not inlined is static.
/// </remarks>
/// <param name="values">The values of the batch, by column, as <see cref="RowField.Join"/> lays them.</param>
/// <param name="fault">Takes the first value that cannot be read.</param>
internal partial struct VectorFieldReader(FieldValues[] values, RowFault fault) : IFieldReader
{
    /// <summary>The row, or the element.</summary>
    public int Slot { get; set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsNull(int field) => IsNull(in At(field), Slot);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool ReadBool(int field) => Bool(At(field).Field, Slot);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly sbyte ReadInt8(int field) => (sbyte)Small(At(field).Field, Slot, fault);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly short ReadInt16(int field) => (short)Small(At(field).Field, Slot, fault);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int ReadInt32(int field)
    {
        ref readonly FieldValues from = ref At(field);
        return TryTake(from.Int32s, Slot, out int value) ? value : (int)from.Field.RequireConstant().Integer;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long ReadInt64(int field)
    {
        ref readonly FieldValues from = ref At(field);
        return TryTake(from.Int64s, Slot, out long value) ? value : from.Field.RequireConstant().Integer;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float ReadFloat(int field)
    {
        ref readonly FieldValues from = ref At(field);
        return TryTake(from.Floats, Slot, out float value) ? value : (float)from.Field.RequireConstant().Double;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double ReadDouble(int field)
    {
        ref readonly FieldValues from = ref At(field);
        return TryTake(from.Doubles, Slot, out double value) ? value : from.Field.RequireConstant().Double;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly decimal ReadDecimal(int field)
    {
        ref readonly FieldValues from = ref At(field);
        return TryTake(from.Unscaled, Slot, out long unscaled) ? UnscaledDecimal.Create(unscaled, from.Scale) : WideDecimal(from.Field, Slot, fault);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly string ReadDecimalText(int field) => DecimalOfAnyScale(At(field).Field, Slot, fault);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly string ReadString(int field)
    {
        ref readonly FieldValues from = ref At(field);
        return TryTake(from.Places, Slot, out int place) && from.Texts[place] is { } text ? text : OtherString(from.Field, Slot, fault);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Utf8String ReadUtf8String(int field)
    {
        ref readonly FieldValues from = ref At(field);
        return TrySlice(in from, Slot, out Utf8String text) ? text : OtherUtf8String(in from, Slot, fault);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int ReadEnum(int field) => Enum(At(field).Field, Slot, fault);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ReadOnlyMemory<byte> ReadBytes(int field) => At(field).Field.Binary![Slot].ToArray();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Guid ReadUuid(int field) => Uuid(At(field).Field, Slot);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly DateOnly ReadDate(int field)
    {
        ref readonly FieldValues from = ref At(field);
        return TryTake(from.Int32s, Slot, out int day) && (uint)(day + Epoch.Day) <= (uint)DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(day + Epoch.Day)
            : OtherDate(from.Field, Slot, fault);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TimeOnly ReadTime(int field) => new(Ticks(in At(field), Slot, fault));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly DateTimeOffset ReadTimestamp(int field) => new(Ticks(in At(field), Slot, fault), TimeSpan.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly DateTime ReadTimestampNtz(int field) => new(Ticks(in At(field), Slot, fault));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNull(ref readonly FieldValues from, int slot) => from.Present is { } present ? present[slot] == 0 : from.IsMissing;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTake<T>(T[] array, int slot, out T value)
        where T : unmanaged
    {
        if ((uint)slot < (uint)array.Length)
        {
            value = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), (nint)(uint)slot);
            return true;
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TrySlice(ref readonly FieldValues from, int slot, out Utf8String text)
    {
        int place = TryTake(from.Places, slot, out int entry) ? entry : slot;
        if (TryTake(from.Slices, place, out ByteSlice slice))
        {
            text = Utf8String.SliceOf(from.Block, slice.Offset - from.BlockStart, slice.Length);
            return true;
        }

        text = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Ticks(ref readonly FieldValues from, int slot, RowFault fault)
        => TryTake(from.Int64s, slot, out long ticks) && ticks >= 0 ? ticks : OtherTicks(from.Field, slot, fault);

    // The position of a column is a number in the code of a shape, and so the comparison is made when that is compiled.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref readonly FieldValues At(int field)
        => ref (uint)field < FieldValues.Least ? ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), field) : ref values[field];
}
