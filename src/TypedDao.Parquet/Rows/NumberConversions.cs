namespace TypedDao.Parquet.Rows;

/// <summary>Signed 32 bits, widened.</summary>
internal readonly struct Int32ToInt64 : IConversion<int, long>
{
    /// <inheritdoc/>
    public static long Convert(int value) => value;
}

/// <summary>Unsigned 32 bits, widened.</summary>
internal readonly struct UnsignedToInt64 : IConversion<int, long>
{
    /// <inheritdoc/>
    public static long Convert(int value) => (uint)value;
}

/// <summary>Signed 32 bits, which a double holds exactly.</summary>
internal readonly struct Int32ToDouble : IConversion<int, double>
{
    /// <inheritdoc/>
    public static double Convert(int value) => value;
}

/// <summary>Unsigned 32 bits, which a double holds exactly.</summary>
internal readonly struct UnsignedToDouble : IConversion<int, double>
{
    /// <inheritdoc/>
    public static double Convert(int value) => (uint)value;
}

/// <summary>Floats, widened.</summary>
internal readonly struct FloatToDouble : IConversion<float, double>
{
    /// <inheritdoc/>
    public static double Convert(float value) => value;
}
