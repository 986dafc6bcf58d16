namespace TypedDao.Rows;

/// <summary>The shape of a nullable value type inside a list or map.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <typeparam name="TInner">Its shape.</typeparam>
public readonly struct NullableShape<T, TInner> : IValueShape<T?>
    where T : struct
    where TInner : struct, IValueShape<T>
{
    /// <inheritdoc/>
    public static IEqualityComparer<T?> Comparer { get; } = ValueComparers.Nullable(TInner.Comparer);

    /// <inheritdoc/>
    public static T? Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.IsNull(field) ? null : TInner.Read(ref reader, field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, T? value)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        if (value is { } present)
        {
            TInner.Write(ref writer, field, present);
        }
        else
        {
            writer.WriteNull(field);
        }
    }
}

/// <summary>The shape of a nullable reference type inside a list or map.</summary>
/// <typeparam name="T">The reference type.</typeparam>
/// <typeparam name="TInner">Its shape.</typeparam>
public readonly struct OptionalShape<T, TInner> : IValueShape<T?>
    where T : class
    where TInner : struct, IValueShape<T>
{
    /// <inheritdoc/>
    public static IEqualityComparer<T?> Comparer => TInner.Comparer!;

    /// <inheritdoc/>
    public static T? Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.IsNull(field) ? null : TInner.Read(ref reader, field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, T? value)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        if (value is { } present)
        {
            TInner.Write(ref writer, field, present);
        }
        else
        {
            writer.WriteNull(field);
        }
    }
}

/// <summary>The shape of a <c>struct</c> inside a list or map.</summary>
/// <typeparam name="T">The nested record.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
public readonly struct StructShape<T, TShape> : IValueShape<T>
    where TShape : struct, IRowShape<T>
{
    /// <inheritdoc/>
    public static T Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadStruct<T, TShape>(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, T value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteStruct<T, TShape>(field, value);
}

/// <summary>The shape of a <c>list</c> inside a list or map.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TElement">Its shape.</typeparam>
public readonly struct ListShape<T, TElement> : IValueShape<IReadOnlyList<T>>
    where TElement : struct, IValueShape<T>
{
    /// <inheritdoc/>
    public static IEqualityComparer<IReadOnlyList<T>> Comparer { get; } = ValueComparers.List(TElement.Comparer);

    /// <inheritdoc/>
    public static IReadOnlyList<T> Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadList<T, TElement>(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, IReadOnlyList<T> value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteList<T, TElement>(field, value);
}

/// <summary>The shape of a <c>map</c> inside a list or map.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <typeparam name="TKeyShape">The key's shape.</typeparam>
/// <typeparam name="TValueShape">The value's shape.</typeparam>
public readonly struct MapShape<TKey, TValue, TKeyShape, TValueShape> : IValueShape<IReadOnlyDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyShape : struct, IValueShape<TKey>
    where TValueShape : struct, IValueShape<TValue>
{
    /// <inheritdoc/>
    public static IEqualityComparer<IReadOnlyDictionary<TKey, TValue>> Comparer { get; } = ValueComparers.Map<TKey, TValue>(TValueShape.Comparer);

    /// <inheritdoc/>
    public static IReadOnlyDictionary<TKey, TValue> Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadMap<TKey, TValue, TKeyShape, TValueShape>(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, IReadOnlyDictionary<TKey, TValue> value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteMap<TKey, TValue, TKeyShape, TValueShape>(field, value);
}
