using Microsoft.CodeAnalysis;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Analyzers;

/// <summary>A catalog with a column of every kind, and C# that uses it.</summary>
internal static class UsageCatalog
{
    public const string Yaml = """
        catalog: Catalog
        namespace: Acme.Data
        stores:
          bronze:
            type: memory
            objects:
              samples:
                type: FileObject
                row_name: Sample
                suffix: jsonl
                columns:
                  b: bool
                  nb: bool?
                  i8: int8
                  i32: int32
                  ni32: int32?
                  i64: int64
                  f: float
                  nf: float?
                  d: double
                  nd: double?
                  m: decimal(10,2)
                  nm: decimal(10,2)?
                  wide: { type: "decimal(38,2)", as: string }
                  s: string
                  ns: string?
                  e: { type: string, values: [red, green, blue] }
                  ne: { type: "string?", values: [red, green, blue] }
                  day: date
                  nday: date?
                  t: time
                  ts: timestamp
                  nts: timestamp?
                  ntz: timestamp_ntz
                  g: uuid
                  ng: uuid?
                  raw: bytes
                  tags: list<string>?
                  place: { type: struct, columns: { city: "string?", height: double } }
                  nplace: { type: "struct?", columns: { city: string } }
              folder:
                type: DirectoryObject
                row_name: Entry
                suffix: jsonl
                columns: { id: int64 }
              log:
                type: FileObject
                suffix: txt
        """;

    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.Data;
        using Acme.Data.Bronze;
        using TypedDao;
        using TypedDao.Filters;
        """;

    private static readonly Lazy<byte[]> Compiled = new(() =>
    {
        using var stream = new MemoryStream();
        Assert.True(GeneratorHost.Run(Yaml).AssertClean().Compilation.WithAssemblyName("Acme.Data").Emit(stream).Success);
        return stream.ToArray();
    });

    private static readonly Lazy<MetadataReference> Reference = new(() => MetadataReference.CreateFromImage(Image));

    /// <summary>The assembly of the catalog, which the C# refers to.</summary>
    public static byte[] Image => Compiled.Value;

    /// <summary>Compiles C# with the catalog; it must have no error.</summary>
    public static Compilation Compile(string csharp)
    {
        Compilation compilation = GeneratorHost.Compile(Usings + "\n" + csharp, [.. GeneratorHost.References, Reference.Value]);
        string[] errors = [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(20)));
        return compilation;
    }
}
