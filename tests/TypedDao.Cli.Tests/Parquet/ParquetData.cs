using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Parquet;

/// <summary>Files that another program wrote; <c>Data/make.sql</c> says how.</summary>
internal static class ParquetData
{
    /// <summary>Three rows of all types, with values at their bounds.</summary>
    public static string Types => PathOf("types.parquet");

    /// <summary>Rows 0 to 6143 in three row groups.</summary>
    public static string Groups => PathOf("groups.parquet");

    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public static string PathOf(string name) => TestRepository.PathOf("tests", "TypedDao.Cli.Tests", "Parquet", "Data", name);
}
