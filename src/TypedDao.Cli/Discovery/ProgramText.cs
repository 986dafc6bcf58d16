using System.Reflection;
using System.Text;
using TypedDao.Generators.Model;

namespace TypedDao.Cli.Discovery;

/// <summary>Writes a program that reads the objects of a catalog.</summary>
internal static class ProgramText
{
    /// <summary>The version of the packages: that of the tool.</summary>
    public static string Version { get; } = typeof(ProgramText).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The project file.</summary>
    /// <param name="packages">The packages that it needs.</param>
    /// <param name="isCentral">Whether versions of packages are managed centrally, so that a project has none of its own.</param>
    public static string Project(IEnumerable<string> packages, bool isCentral) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>

          <ItemGroup>
        {string.Join('\n', packages.Select(package => $"    <PackageReference Include=\"{package}\" {(isCentral ? "VersionOverride" : "Version")}=\"{Version}\" />"))}
          </ItemGroup>

        </Project>

        """.ReplaceLineEndings("\n");

    /// <summary>The program: the first rows of each object.</summary>
    /// <param name="catalog">The catalog.</param>
    public static string Program(CatalogModel catalog)
    {
        var text = new StringBuilder();
        text.Append("// Each object of catalog.yaml is a property: Catalog.Store.Object. What can be done with it is what it offers after the dot.\n");
        text.Append("using ").Append(catalog.Namespace).Append(";\n");
        foreach (StoreModel store in catalog.Stores)
        {
            foreach (ObjectModel item in store.Objects)
            {
                string access = $"{catalog.ClassName}.{store.PropertyName}.{item.PropertyName}";
                text.Append('\n');
                if (item.Rows is null)
                {
                    text.Append("// ").Append(access).Append(" has no columns: it is bytes.\n");
                    continue;
                }

                text.Append("Console.WriteLine(\"").Append(store.Name).Append('.').Append(item.Name).Append("\");\n");
                text.Append("await foreach (var row in ").Append(access).Append(".ReadAsync().Take(3))\n{\n");
                text.Append("    Console.WriteLine($\"  {row}\");\n}\n");
            }
        }

        return text.ToString();
    }
}
