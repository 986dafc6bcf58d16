using System.Runtime.Intrinsics;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// What kernels need per width of values: which bytes belong into the lane of a value, and where the value begins in its lane.
/// Kernels serve the widths whose values lie in as many bytes as a lane has.
/// </summary>
internal static class KernelTables
{
    private const int Widths = 65;

    private static readonly Vector512<byte>[] IntBytes = Make(4, (width, lane) => lane * width / 8);
    private static readonly Vector512<byte>[] IntShifts = MakeShifts(4);
    private static readonly Vector512<byte>[] LongBytes = Make(8, (width, lane) => lane * width / 8);
    private static readonly Vector512<byte>[] LongShifts = MakeShifts(8);

    // The second half of 8 values is loaded from where its first value begins.
    private static readonly Vector512<byte>[] HalfBytes = Make(4, (width, lane) => (lane * width / 8) - (lane / 4 % 2 * (width / 2)));

    /// <summary>Whether values of a width lie in 4 bytes each, wherever they begin.</summary>
    /// <param name="width">Bits per value.</param>
    public static bool CoverInt(int width) => width is <= 26 or 28 or 32;

    /// <summary>Whether values of a width lie in 8 bytes each, wherever they begin.</summary>
    /// <param name="width">Bits per value.</param>
    public static bool CoverLong(int width) => width is <= 58 or 60 or 64;

    /// <summary>For each of 16 lanes of 4 bytes, which bytes from where the values begin belong there.</summary>
    /// <param name="width">Bits per value, 1 to 32.</param>
    public static Vector512<byte> BytesOfInts(int width) => IntBytes[width];

    /// <summary>For each of 16 lanes of 4 bytes, the bit at which its value begins.</summary>
    /// <param name="width">Bits per value, 1 to 32.</param>
    public static Vector512<uint> ShiftsOfInts(int width) => IntShifts[width].AsUInt32();

    /// <summary>For each of 8 lanes of 8 bytes, which bytes from where the values begin belong there.</summary>
    /// <param name="width">Bits per value, 1 to 64.</param>
    public static Vector512<byte> BytesOfLongs(int width) => LongBytes[width];

    /// <summary>For each of 8 lanes of 8 bytes, the bit at which its value begins.</summary>
    /// <param name="width">Bits per value, 1 to 64.</param>
    public static Vector512<ulong> ShiftsOfLongs(int width) => LongShifts[width].AsUInt64();

    /// <summary>As <see cref="BytesOfInts"/>, for 8 lanes; those of the upper four are relative to where the fifth value begins.</summary>
    /// <param name="width">Bits per value, 1 to 32.</param>
    public static Vector256<byte> BytesOfHalves(int width) => HalfBytes[width].GetLower();

    private static Vector512<byte>[] Make(int laneBytes, Func<int, int, int> first)
    {
        var vectors = new Vector512<byte>[Widths];
        Span<byte> bytes = stackalloc byte[64];
        for (int width = 0; width < Widths; width++)
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(first(width, i / laneBytes) + (i % laneBytes));
            }

            vectors[width] = Vector512.Create<byte>(bytes);
        }

        return vectors;
    }

    private static Vector512<byte>[] MakeShifts(int laneBytes)
    {
        var vectors = new Vector512<byte>[Widths];
        Span<byte> bytes = stackalloc byte[64];
        for (int width = 0; width < Widths; width++)
        {
            bytes.Clear();
            for (int lane = 0; lane < 64 / laneBytes; lane++)
            {
                bytes[lane * laneBytes] = (byte)(lane * width % 8);
            }

            vectors[width] = Vector512.Create<byte>(bytes);
        }

        return vectors;
    }
}
