using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Mono.Cecil;

/// <summary>Writes a copy of an assembly under another name. Compiled by MSBuild, see RenamedYaml.targets.</summary>
public sealed class RenameAssembly : Task
{
    [Required]
    public string Source { get; set; }

    [Required]
    public string Target { get; set; }

    [Required]
    public string AssemblyName { get; set; }

    public override bool Execute()
    {
        // A file of its own first: two builds at once must never read half an assembly.
        var part = Target + "." + Guid.NewGuid().ToString("N") + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Target));
            using (var assembly = AssemblyDefinition.ReadAssembly(Source))
            {
                assembly.Name.Name = AssemblyName;
                assembly.Name.PublicKey = Array.Empty<byte>();
                assembly.Name.HasPublicKey = false;
                assembly.MainModule.Name = AssemblyName + ".dll";
                assembly.MainModule.Attributes &= ~ModuleAttributes.StrongNameSigned;
                assembly.Write(part, new WriterParameters { DeterministicMvid = true, Timestamp = 0 });
            }

            try
            {
                File.Delete(Target);
                File.Move(part, Target);
            }
            catch (IOException) when (File.Exists(Target))
            {
                Log.LogMessage("Another build wrote {0} at the same time: the same bytes.", Target);
            }
        }
        catch (Exception failure)
        {
            Log.LogError("{0} could not be copied as {1}: {2}", Source, Target, failure.Message);
        }
        finally
        {
            File.Delete(part);
        }

        return !Log.HasLoggedErrors;
    }
}
