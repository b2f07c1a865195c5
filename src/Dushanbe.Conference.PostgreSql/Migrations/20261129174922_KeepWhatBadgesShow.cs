using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class KeepWhatBadgesShow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BadgeFace",
                table: "Participants",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "BadgesChangedAt",
                table: "Editions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Organizers",
                table: "Editions",
                type: "text",
                maxLength: 2147483647,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "BadgesChangedAt",
                table: "Delegations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "BadgesChangedAt",
                table: "Categories",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Face",
                table: "Badges",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "PrintedAt",
                table: "Badges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidReason",
                table: "BadgeRuns",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "VoidedAt",
                table: "BadgeRuns",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidedBy",
                table: "BadgeRuns",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true,
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BadgeFace",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "BadgesChangedAt",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Organizers",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "BadgesChangedAt",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "BadgesChangedAt",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Face",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "PrintedAt",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "VoidReason",
                table: "BadgeRuns");

            migrationBuilder.DropColumn(
                name: "VoidedAt",
                table: "BadgeRuns");

            migrationBuilder.DropColumn(
                name: "VoidedBy",
                table: "BadgeRuns");
        }
    }
}
