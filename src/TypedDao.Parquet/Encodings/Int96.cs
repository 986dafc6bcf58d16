using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Encodings;

/// <summary>A value of the physical type INT96, which is a time of day on a day, in the order of its 12 bytes (page Types).</summary>
/// <param name="Nanoseconds">Nanoseconds since midnight.</param>
/// <param name="JulianDay">The day, counted as astronomers do; 2,440,588 is 1 January 1970.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Int96(ulong Nanoseconds, int JulianDay);
