namespace TypedDao.Postgres.Writing;

/// <summary>Powers of ten up to 38 digits.</summary>
internal static class Powers
{
    private static readonly UInt128[] Values = Make();

    private static readonly ulong[] Small = [.. Values.Select(value => (ulong)UInt128.Min(value, ulong.MaxValue))];

    /// <summary>Ten to a power, or the greatest number where that is greater.</summary>
    /// <param name="exponent">0 to 38.</param>
    public static ulong Of64(int exponent) => Small[exponent];

    /// <summary>Ten to a power.</summary>
    /// <param name="exponent">0 to 38.</param>
    public static UInt128 Of(int exponent) => Values[exponent];

    private static UInt128[] Make()
    {
        var values = new UInt128[39];
        values[0] = 1;
        for (int i = 1; i < values.Length; i++)
        {
            values[i] = values[i - 1] * 10;
        }

        return values;
    }
}
